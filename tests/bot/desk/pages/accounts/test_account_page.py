# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re

import httpx
import pytest

from bot.desk.accounts.entries import CAME
from bot.desk.accounts.users import TRIES_HERE, Role
from store import keys
from tests.bot.web.client import PASSWORD, client_of, post, sign_in, worker
from tests.bot.web.support import Stage

HERE = "/desk/account"
NEW = "drie-woorden-samen"


async def change(client: httpx.AsyncClient, **more: str) -> httpx.Response:
    return await post(
        client, f"{HERE}/wachtwoord", HERE, **{"oud": PASSWORD, "nieuw": NEW, "nogmaals": NEW, **more}
    )


async def inside(client: httpx.AsyncClient) -> bool:
    return "Wie wacht er" in (await client.get("/desk")).text


async def test_a_new_password_ends_every_other_session_and_gives_this_one_a_new_token(pages: Stage) -> None:
    async with worker(pages) as client, client_of(pages) as elsewhere:
        await sign_in(elsewhere)
        before = client.cookies["omzien-desk"]
        assert (await change(client)).headers["location"] == f"{HERE}?let-op=password"
        assert client.cookies["omzien-desk"] != before
        assert await inside(client) and not await inside(elsewhere)
        assert (await sign_in(elsewhere)).status_code == 422
        assert (await sign_in(elsewhere, password=NEW)).status_code == 303
    rows = [row for _, row in await pages.site.redis.xrange(keys.audit("standaard"))]
    rows = [row for row in rows if row["what"] != CAME]
    assert [(row["who"], row["what"]) for row in rows] == [("anja", "account_password")]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"oud": "iets-anders-dan-dat"}, "Je wachtwoord van nu klopt niet."),
        ({"nieuw": "kort", "nogmaals": "kort"}, "minstens 12 tekens"),
        ({"nogmaals": "iets-anders-dan-dat"}, "niet gelijk"),
    ],
)
async def test_a_password_is_not_changed_by_a_mistake(pages: Stage, sent: dict[str, str], told: str) -> None:
    async with worker(pages) as client, client_of(pages) as again:
        answer = await change(client, **sent)
        assert answer.status_code == 422 and told in answer.text
        assert (await sign_in(again)).status_code == 303


async def test_guessing_the_old_password_is_braked(pages: Stage) -> None:
    async with worker(pages) as client:
        for _ in range(TRIES_HERE):
            assert (await change(client, oud="iets-anders-dan-dat")).status_code == 422
        assert (await change(client)).status_code == 429


async def test_ones_own_sessions_are_listed_and_ended_one_by_one(pages: Stage) -> None:
    async with worker(pages) as client, client_of(pages) as phone, worker(pages, "bram") as bram:
        await sign_in(phone)
        page = (await client.get(HERE)).text
        marks = re.findall(r'name="welke" value="([^"]+)"', page)
        assert len(marks) == 1 and page.count("Ingelogd om") == 2 and page.count("Dit is deze browser.") == 1
        await post(bram, f"{HERE}/sessie", HERE, welke=marks[0])
        assert await inside(phone)
        await post(client, f"{HERE}/sessie", HERE, welke=marks[0])
        assert await inside(client) and not await inside(phone)
        assert (await client.get(HERE)).text.count("Ingelogd om") == 1


async def test_a_session_that_ended_is_not_listed(pages: Stage) -> None:
    async with worker(pages) as client, client_of(pages) as phone:
        await sign_in(phone)
        await post(phone, "/desk/uitloggen", "/desk")
        assert (await client.get(HERE)).text.count("Ingelogd om") == 1


@pytest.mark.parametrize(
    ("role", "can"),
    [
        ("worker", "Je praat met bewoners van jouw teams."),
        ("coordinator", "Je ziet alle gesprekken"),
        ("editor", "Gesprekken zie je niet."),
        ("operator", "Gesprekken zie je niet."),
    ],
)
async def test_everybody_has_an_account_page_that_says_what_they_can_do(
    pages: Stage, role: Role, can: str
) -> None:
    await pages.site.users.create("standaard", "eva", PASSWORD, "Eva", role)
    async with client_of(pages) as client:
        await sign_in(client, "eva")
        page = (await client.get(HERE)).text
    assert can in page and ('href="/desk/accounts"' in page) == (role in ("coordinator", "operator"))
