# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import httpx
import pytest

from bot.web.form import MOST_FIELDS
from tests.bot.web.client import JSON


async def test_a_page_that_is_not_there_is_told_kindly_with_a_way_on(client: httpx.AsyncClient) -> None:
    answer = await client.get("/bestaat-niet")
    assert answer.status_code == 404
    assert "Deze pagina is er niet." in answer.text
    assert 'href="/"' in answer.text and "tel:113" in answer.text


async def test_at_the_desk_the_way_on_is_the_desk(client: httpx.AsyncClient) -> None:
    assert 'href="/desk"' in (await client.get("/desk/bestaat-niet")).text


async def test_a_program_gets_a_short_line(client: httpx.AsyncClient) -> None:
    answer = await client.get("/bestaat-niet", headers=JSON)
    assert (answer.status_code, answer.json()) == (404, {"error": "not_found"})


@pytest.mark.parametrize(("method", "path"), [("GET", "/bericht"), ("DELETE", "/"), ("PUT", "/desk")])
async def test_a_wrong_method_changes_nothing_and_is_answered(
    client: httpx.AsyncClient, method: str, path: str
) -> None:
    assert (await client.request(method, path)).status_code == 405


async def test_what_is_no_form_of_ours_is_refused(client: httpx.AsyncClient) -> None:
    many = "&".join(f"a{number}=1" for number in range(MOST_FIELDS + 1))
    for body in (b"tekst=\xff\xfe", many.encode()):
        assert (await client.post("/bericht", content=body)).status_code == 400
