# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from redis.asyncio import Redis

from bot.conversation.news import Bell, Side
from bot.desk.tools.typing import Typing
from store import keys
from store.conversation import ConversationRef
from tests.bot.support import House, until

REF = ConversationRef("standaard", "0" * 32)
TALKING = {"state": "open", "assignee": "anja"}


@asynccontextmanager
async def listening(house: House, side: Side) -> AsyncIterator[Bell]:
    """A bell that hears whether this side types."""

    async def there() -> bool:
        return bool((await house.services.redis.pubsub_numsub(keys.TYPING_CHANNEL))[0][1])

    await until(there)
    with house.news.of(REF, side) as bell:
        yield bell


async def test_the_resident_hears_the_first_name_of_the_worker_who_types(house: House, redis: Redis) -> None:
    await redis.hset(keys.conversation(REF), mapping=TALKING)
    async with listening(house, "worker") as bell:
        await Typing(redis).worker(REF, "anja", "Anja\nVan Dam")
        await bell.wait(2)
        assert (bell.typist(), bell.moved()) == ("Anja Van Dam", False)
        assert bell.typist() == ""


async def test_the_desk_hears_that_the_resident_types_and_not_itself(house: House, redis: Redis) -> None:
    await redis.hset(keys.conversation(REF), mapping=TALKING)
    typing = Typing(redis)
    async with listening(house, "resident") as bell:
        await typing.worker(REF, "anja", "Anja")
        await typing.resident(REF)
        await bell.wait(2)
        assert bell.typist() == "resident"


@pytest.mark.parametrize(
    ("fields", "worker"),
    [
        ({**TALKING, "private": "1"}, "anja"),
        ({**TALKING, "state": "snoozed"}, "anja"),
        ({**TALKING, "assignee": ""}, "anja"),
        ({"state": "pending"}, "anja"),
        (TALKING, "bram"),
    ],
)
async def test_nothing_is_told_where_somebody_reads_along_or_it_is_not_theirs(
    house: House, redis: Redis, fields: dict[str, str], worker: str
) -> None:
    await redis.hset(keys.conversation(REF), mapping=fields)
    async with listening(house, "worker") as bell:
        await Typing(redis).worker(REF, worker, "Anja")
        await bell.wait(0.2)
        assert bell.typist() == ""


async def test_who_goes_on_typing_is_told_once_in_a_while_and_nothing_is_kept(
    quiet_house: House, redis: Redis
) -> None:
    await redis.hset(keys.conversation(REF), mapping=TALKING)
    before, typing = set(await redis.keys("*")), Typing(redis)
    async with redis.pubsub(ignore_subscribe_messages=True) as heard:
        await heard.subscribe(keys.TYPING_CHANNEL)
        for _ in range(20):
            await typing.worker(REF, "anja", "Anja")
        await asyncio.sleep(0.1)
        words = [found for _ in range(22) if (found := await heard.get_message(timeout=0.01))]
    assert [word["data"] for word in words] == [f"{REF} worker Anja"]
    assert set(await redis.keys("*")) == before
