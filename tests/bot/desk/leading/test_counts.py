# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from redis.asyncio import Redis

from bot.desk.leading.counts import count, counted
from store.clock import Clock, day_of

DAY = 86_400


async def test_what_happens_is_counted_on_the_day_it_happens(redis: Redis) -> None:
    clock = Clock(redis, movable=True)
    first = day_of(await clock.now())
    await count(redis, clock, "promise_kept|balie")
    await count(redis, clock, "promise_kept|balie", 2)
    await clock.move(DAY)
    await count(redis, clock, "promise_kept|balie")
    assert await counted(redis, first) == {"promise_kept|balie": 3}
    assert await counted(redis, day_of(await clock.now())) == {"promise_kept|balie": 1}


async def test_a_count_in_a_pipeline_is_written_with_the_rest_of_it(redis: Redis) -> None:
    clock = Clock(redis, movable=True)
    async with redis.pipeline(transaction=True) as pipe:
        await count(pipe, clock, "promise_late|balie")
        assert await counted(redis, day_of(await clock.now())) == {}
        await pipe.execute()
    assert await counted(redis, day_of(await clock.now())) == {"promise_late|balie": 1}


@pytest.mark.parametrize(
    ("moment", "day"),
    [(1_793_487_600 - 1, "2026-10-31"), (1_793_487_600, "2026-11-01"), (1_782_856_800, "2026-07-01")],
)
def test_a_day_begins_at_midnight_in_the_netherlands(moment: float, day: str) -> None:
    assert day_of(moment) == day
