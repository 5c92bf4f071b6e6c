# SPDX-License-Identifier: EUPL-1.2
"""Messages over which something may have fallen."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from redis.asyncio import Redis

from bot.conversation.outcome import Item
from bot.turns.begun import Begun
from bot.turns.suspects import AT_ONCE, TRIES, Suspects
from store import keys
from store.conversation import ConversationRef

REF = ConversationRef("standaard", "a" * 32)
ITEM = Item("1-0", REF, 1, {"kind": "text", "text": ""}, 1, 0.0, False)


def suspects(redis: Redis, tmp_path: Path) -> Suspects:
    return Suspects(redis, Begun(tmp_path / "proef-1"))


async def test_three_tries_that_went_wrong_are_enough_and_outlive_the_process(
    redis: Redis, tmp_path: Path
) -> None:
    first = suspects(redis, tmp_path)
    assert [await first.blame(ITEM) for _ in range(TRIES)] == [1, 2, 3]
    assert first.worn(ITEM)
    second = suspects(redis, tmp_path)
    assert not second.worn(ITEM)
    await second.know(REF.partition)
    assert second.worn(ITEM)
    second.forget(ITEM)
    assert not second.worn(ITEM)


async def test_what_was_begun_when_the_process_died_is_counted_once(redis: Redis, tmp_path: Path) -> None:
    begun = Begun(tmp_path / "proef-1")
    begun.left = {f"{REF.partition}|1-0"}
    after = Suspects(redis, begun)
    for _ in range(2):
        await after.seen(REF.partition, "1-0")
    await after.seen(REF.partition, "2-0")
    assert await redis.hgetall(keys.attempts(REF.partition)) == {"1-0": "1"}


async def test_suspects_are_tried_one_at_a_time_and_others_beside_them(redis: Redis, tmp_path: Path) -> None:
    tried = suspects(redis, tmp_path)
    many = [replace(ITEM, entry=f"{number}-0") for number in range(6)]
    for item in many[:3]:
        await tried.blame(item)
    assert await _most_at_once(tried, many[:3]) == 1
    assert await _most_at_once(tried, many) == 4


async def test_a_few_go_at_a_time_and_danger_waits_for_none(redis: Redis, tmp_path: Path) -> None:
    tried = suspects(redis, tmp_path)
    many = [replace(ITEM, entry=f"{number}-0") for number in range(30)]
    assert await _most_at_once(tried, many) == AT_ONCE
    assert await _most_at_once(tried, [replace(item, danger=True) for item in many]) == 30


async def _most_at_once(tried: Suspects, items: list[Item]) -> int:
    now = most = 0

    async def one(item: Item) -> None:
        nonlocal now, most
        async with tried.trying(item):
            now += 1
            most = max(most, now)
            await asyncio.sleep(0.02)
            now -= 1

    await asyncio.gather(*(one(item) for item in items))
    return most
