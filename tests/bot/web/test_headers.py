# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re

import httpx
import pytest

from bot.web.headers import policy
from bot.web.pages import STATIC
from tests.bot.web.client import client_of
from tests.bot.web.support import Stage, stage


async def test_every_request_has_a_nonce_of_its_own(client: httpx.AsyncClient) -> None:
    answers = [await client.get("/") for _ in range(5)]
    nonces = {re.search(r"nonce-([\w-]+)", answer.headers["content-security-policy"]) for answer in answers}
    assert len({found[1] for found in nonces if found}) == 5


def test_only_the_chat_may_send_a_form_on_to_elsewhere() -> None:
    assert "form-action 'self' https:;" in policy("n", "/weg")
    assert "form-action 'self';" in policy("n", "/desk/gesprek/1")


async def test_strict_transport_is_asked_for_over_https_only(client: httpx.AsyncClient, pages: Stage) -> None:
    assert "strict-transport-security" not in (await client.get("/")).headers
    secure = stage(pages.site.redis, public_url="https://hulp.example")
    async with client_of(secure, "https://hulp.example") as visitor:
        assert (
            (await visitor.get("/desk")).headers["strict-transport-security"].startswith("max-age=31536000")
        )


@pytest.mark.parametrize("name", sorted(path.name for path in STATIC.glob("*.*s")))
async def test_static_files_keep_to_the_policy(client: httpx.AsyncClient, name: str) -> None:
    answer = await client.get(f"/static/{name}")
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-cache"
    assert "//" not in re.sub(r"^\s*//.*$|https://www\.buienradar\.nl", "", answer.text, flags=re.MULTILINE)


async def test_a_marked_static_file_is_kept_for_good(client: httpx.AsyncClient) -> None:
    address = re.search(r'"(/static/chat.css\?v=\w+)"', (await client.get("/")).text)
    assert address and "immutable" in (await client.get(address[1])).headers["cache-control"]
