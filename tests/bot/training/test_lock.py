# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from redis.asyncio import Redis

from bot.training.lock import HELD_MS, Taken, alone
from store import keys


async def test_only_one_at_a_time_and_then_the_next(redis: Redis) -> None:
    async with alone(redis):
        with pytest.raises(Taken):
            async with alone(redis):
                raise AssertionError("two at a time")
    async with alone(redis):
        assert await redis.exists(keys.training_lock())
    assert not await redis.exists(keys.training_lock())


async def test_who_dies_lets_go_by_itself(redis: Redis) -> None:
    async with alone(redis):
        assert 0 < await redis.pttl(keys.training_lock()) <= HELD_MS


async def test_who_was_too_slow_does_not_let_go_of_somebody_elses(redis: Redis) -> None:
    async with alone(redis):
        await redis.set(keys.training_lock(), "somebody else")
    assert await redis.get(keys.training_lock()) == "somebody else"
