# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio

import pytest
from redis.asyncio import Redis

from bot.web.brake import Brake
from store.clock import Clock
from store.master import MasterKey
from store.retention import row

MOST, SECONDS = 3, 60


@pytest.fixture
def clock(redis: Redis) -> Clock:
    return Clock(redis, movable=True)


@pytest.fixture
def brake(redis: Redis, clock: Clock) -> Brake:
    return Brake(redis, clock, MasterKey(b"m" * 32), "code", MOST, SECONDS)


async def tries(brake: Brake, who: str, count: int) -> list[bool]:
    return [await brake.may_try(who) for _ in range(count)]


async def test_after_so_many_tries_one_has_to_wait(brake: Brake) -> None:
    assert await tries(brake, "a", MOST + 2) == [True] * MOST + [False] * 2


async def test_who_waits_long_enough_may_try_again(brake: Brake, clock: Clock) -> None:
    await tries(brake, "a", MOST + 5)
    await clock.move(SECONDS + 1)
    assert await brake.may_try("a")


async def test_one_does_not_hold_up_another(brake: Brake) -> None:
    await tries(brake, "a", MOST + 1)
    assert await brake.may_try("b")


async def test_a_right_try_starts_the_count_anew(brake: Brake) -> None:
    await tries(brake, "a", MOST)
    await brake.forget("a")
    assert await brake.may_try("a")


async def test_a_hundred_tries_at_once_are_a_hundred_tries(brake: Brake) -> None:
    assert sum(await asyncio.gather(*(brake.may_try("a") for _ in range(100)))) == MOST


async def test_who_tried_is_not_in_redis(brake: Brake, redis: Redis) -> None:
    await brake.may_try("192.0.2.7")
    keys = [key async for key in redis.scan_iter("*")]
    assert len(keys) == 1 and "192.0.2.7" not in keys[0]
    assert row(keys[0]) is not None and 0 < await redis.ttl(keys[0]) <= SECONDS
