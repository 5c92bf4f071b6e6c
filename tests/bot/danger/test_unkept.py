# SPDX-License-Identifier: EUPL-1.2
"""What is said when a message cannot be kept."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from redis.asyncio import Redis
from redis.exceptions import ConnectionError as StoreAway
from redis.exceptions import OutOfMemoryError

from bot.app import app
from bot.danger.unkept import AT_ONCE_S, NoStore, NotKept, again, soon
from tests.bot.support import House

CARD = "Goed dat je dit zegt"


@pytest_asyncio.fixture
async def full(quiet_house: House, redis: Redis) -> AsyncIterator[House]:
    """A house whose store keeps nothing any more."""
    await redis.config_set("maxmemory", "1mb")
    yield quiet_house
    await redis.config_set("maxmemory", "0")


async def test_somebody_in_danger_gets_the_card_though_nothing_can_be_kept(full: House) -> None:
    with pytest.raises(NotKept) as unkept:
        await full.give("ik wil dood")
    assert CARD in unkept.value.said.text and unkept.value.said.buttons == ()


async def test_who_writes_u_gets_u_also_then(full: House) -> None:
    with pytest.raises(NotKept) as unkept:
        await full.give("kunt u mij helpen, ik wil dood")
    assert "Goed dat u dit zegt" in unkept.value.said.text


async def test_what_is_said_when_it_was_kept_is_the_card_with_its_buttons(quiet_house: House) -> None:
    [card] = await quiet_house.say("ik wil dood")
    assert CARD in card.text and card.buttons


async def test_anything_else_hears_that_it_was_not_kept_and_where_else_help_is(full: House) -> None:
    no_store = NoStore(full.services)
    assert no_store.card("ik heb schulden") is None
    assert "niet bewaard" in no_store.answer("ik heb schulden").text
    assert "komt later aan" in no_store.sorry("ik heb schulden", again=True).text
    for said in (no_store.sorry("hallo"), no_store.sorry("hallo", again=True)):
        assert "112" in said.text and not said.private
        assert said.text.startswith("Er is een storing"), "a notification shows the first words"


async def test_each_card_that_was_given_is_counted_and_nothing_else_is(quiet_house: House) -> None:
    no_store = NoStore(quiet_house.services)
    for text in ("ik wil dood", "ik heb schulden", "ik wil dood", "mijn man slaat mij"):
        no_store.answer(text)
    no_store.card("ik wil dood")
    assert quiet_house.services.tally.take() == {
        "safety_answers_unkept|suicide": 2,
        "safety_answers_unkept|geweld": 1,
    }


async def test_what_takes_too_long_goes_on_by_itself() -> None:
    kept = asyncio.Event()

    async def keeping() -> str:
        await asyncio.sleep(AT_ONCE_S + 0.3)
        kept.set()
        return "kept"

    began = time.monotonic()
    with pytest.raises(TimeoutError):
        await soon(keeping())
    assert not kept.is_set()
    await asyncio.wait_for(kept.wait(), 5.0)
    assert await soon(keeping(), hurry=lambda: False, longest=30.0) == "kept"
    assert time.monotonic() - began > AT_ONCE_S


async def test_what_goes_wrong_at_once_is_heard_at_once() -> None:
    async def keeping() -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await soon(keeping(), longest=30.0)


async def test_a_redis_that_is_restarted_is_not_noticed_and_one_that_is_full_is_at_once() -> None:
    tries = 0

    async def keeping() -> str:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise StoreAway
        return "kept"

    async def full() -> None:
        raise OutOfMemoryError

    assert await again(keeping, hurry=lambda: False) == "kept"
    tries = 0
    with pytest.raises(StoreAway):
        await again(keeping, hurry=lambda: True)
    assert tries == 1, "in danger nothing is tried again before the card"
    with pytest.raises(OutOfMemoryError):
        await again(full, hurry=lambda: False)


async def _posted(house: House, text: str, accept: str) -> httpx.Response:
    headers = {"accept": accept, "sec-fetch-site": "same-origin"}
    async with _client(house, **headers) as client:
        return await client.post("/bericht", data={"tekst": text, "id": "a"})


def _client(house: House, **headers: str) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app(house.services), raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080", headers=headers)


@pytest.mark.parametrize(("text", "shown"), [("ik wil dood", CARD), ("ik heb schulden", "niet bewaard")])
async def test_the_page_says_so_with_and_without_its_script_and_takes_it_for_unsent(
    full: House, text: str, shown: str
) -> None:
    page = await _posted(full, text, "text/html")
    assert page.status_code == 503 and shown in page.text and "tel:112" in page.text
    script = await _posted(full, text, "application/json")
    assert script.status_code == 503 and shown in script.json()["entries"]
    assert "data-seq" not in script.json()["entries"], "it has no place in the log"


async def test_a_program_gets_the_card_as_an_answer_and_else_a_503(full: House) -> None:
    async with _client(full) as client:
        danger = {"sender": "1", "message": "ik wil dood"}
        answer = await client.post("/webhooks/rest/webhook", json=danger)
        assert answer.status_code == 200 and CARD in json.dumps(answer.json())
        assert answer.json()[0]["custom"]["id"] == 0
        other = await client.post("/webhooks/rest/webhook", json={**danger, "message": "hallo"})
    assert other.status_code == 503 and "niet bewaard" in other.json()["error"]
