# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import html
import re

import httpx

from bot.web.comeback import TRIES_OF_ONE
from tests.bot.web.client import client_of, say
from tests.bot.web.support import Stage


async def code_of(client: httpx.AsyncClient) -> str:
    found = re.search(r'class="code__value">([^<]+)<', (await client.get("/")).text)
    assert found
    return html.unescape(found[1])


async def test_a_code_is_shown_after_the_first_message_and_not_before(client: httpx.AsyncClient) -> None:
    assert "code__value" not in (await client.get("/")).text
    await say(client, "hallo")
    assert re.fullmatch(r"[a-z]+ [a-z]+ [a-z]+ \d{6}", await code_of(client))


async def test_the_code_leads_back_from_another_browser(client: httpx.AsyncClient, pages: Stage) -> None:
    await say(client, "ik woon in hilversum")
    async with client_of(pages) as elsewhere:
        answer = await elsewhere.post("/terug", data={"code": await code_of(client)})
        assert answer.status_code == 303
        assert "ik woon in hilversum" in (await elsewhere.get("/")).text
        assert elsewhere.cookies["omzien"] != client.cookies["omzien"]


async def test_the_code_leads_back_after_a_quick_exit(client: httpx.AsyncClient) -> None:
    await say(client, "ik woon in hilversum")
    code = await code_of(client)
    await client.post("/weg")
    await client.post("/terug", data={"code": code})
    assert "ik woon in hilversum" in (await client.get("/")).text


async def test_a_wrong_code_is_told_kindly(client: httpx.AsyncClient) -> None:
    answer = await client.post("/terug", data={"code": "appel boot fiets 123456"})
    assert answer.status_code == 422
    assert "Deze code ken ik niet." in answer.text
    assert not client.cookies


async def test_who_guesses_has_to_wait(client: httpx.AsyncClient) -> None:
    for _ in range(TRIES_OF_ONE):
        await client.post("/terug", data={"code": "appel boot fiets 123456"})
    answer = await client.post("/terug", data={"code": "appel boot fiets 123456"})
    assert answer.status_code == 429
    assert "Probeer het over een uur weer." in answer.text
