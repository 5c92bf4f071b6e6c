# SPDX-License-Identifier: EUPL-1.2
"""The web process as a whole: a browser on the real line."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import httpx
import pytest_asyncio

from bot.app import app
from store import keys
from tests.bot.support import House, until
from tests.bot.web.client import HTML, hidden

BASE = "http://127.0.0.1:8080"


@pytest_asyncio.fixture
async def browser(house: House) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app(house.services))
    async with httpx.AsyncClient(
        transport=transport, base_url="http://127.0.0.1:8080", headers=HTML
    ) as client:
        yield client


async def say(browser: httpx.AsyncClient, **given: str) -> str:
    """Send the form of the chat page; the page that follows."""
    page = (await browser.get("/")).text
    data = {"id": hidden(page, "id"), "bewijs": hidden(page, "bewijs"), **given}
    assert (await browser.post("/bericht", data=data)).status_code == 303
    return (await browser.get("/")).text


def payload(page: str, title: str) -> str:
    """What the button with this title sends."""
    found = re.search(rf'value="(k_[A-Za-z0-9_-]{{10}})"[^>]*>\s*{title}', page)
    assert found, page
    return found[1]


async def ways(house: House) -> list[str]:
    """The sessions and codes there are; a first form leads back for some minutes as a code does."""
    redis = house.services.redis
    names = [
        name async for name in redis.scan_iter("omz:*") if name.startswith(("omz:code:", "omz:session:"))
    ]
    return sorted(name.split(":")[1] for name in names)


async def test_a_resident_is_answered_on_the_page(browser: httpx.AsyncClient) -> None:
    assert "antwoord op ik heb schulden" in await say(browser, tekst="ik heb schulden")


async def test_erasing_closes_the_come_back_code_and_keeps_the_page_only_for_the_receipt(
    browser: httpx.AsyncClient, house: House
) -> None:
    await say(browser, tekst="ik heb schulden")
    assert await ways(house) == ["code", "code", "session"]
    page = await say(browser, opdracht="wis")
    page = await say(browser, knop=payload(page, "wis alles"))
    assert "Alles is gewist." in page and "schulden" not in page
    assert await ways(house) == ["session"]
    await house.services.clock.move(3_700)
    await until(lambda: _none(house))


async def test_after_violence_erasing_closes_every_way_back(browser: httpx.AsyncClient, house: House) -> None:
    await say(browser, tekst="mijn man slaat mij")
    page = await say(browser, opdracht="wis")
    page = await say(browser, knop=payload(page, "wis alles"))
    assert "slaat" not in page and "gewist" not in page
    await until(lambda: _none(house))
    assert [name async for name in house.services.redis.scan_iter("omz:*:conv:*")] == []


async def test_an_error_that_quotes_a_message_does_not_reach_the_page(house: House) -> None:
    await house.services.redis.set(keys.conversation(house.ref()), "geen hash")
    transport = httpx.ASGITransport(app(house.services), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        body = {"sender": "1", "message": "kanarie"}
        answer = await client.post("/webhooks/rest/webhook", json=body)
    assert answer.status_code == 503
    assert "kanarie" not in answer.text and "Traceback" not in answer.text


async def _none(house: House) -> bool:
    return await ways(house) == []
