# SPDX-License-Identifier: EUPL-1.2
"""Writes down what a process counted, every few seconds, in one trip; a kill costs the last seconds of it."""

from __future__ import annotations

from asyncio import CancelledError
from contextlib import suppress
from typing import Any

from redis.exceptions import RedisError

from bot.forever import forever
from bot.metrics.tally import Tally
from store import keys

EVERY_S = 5.0


class Keeper:
    """Adds a process's counts to those of all processes."""

    def __init__(self, redis: Any, tally: Tally) -> None:
        self._redis, self._tally = redis, tally

    async def run(self) -> None:
        """Keep until cancelled, and once more then."""
        try:
            await forever(self.keep, EVERY_S)
        finally:
            with suppress(RedisError, OSError):
                await self.keep()

    async def keep(self) -> None:
        """Once; what Redis did not take is for the next time (twice after a time-out rather than never)."""
        taken = self._tally.take()
        if not taken:
            return
        try:
            async with self._redis.pipeline(transaction=False) as trip:
                for field, n in taken.items():
                    trip.hincrby(keys.metrics(), field, n)
                await trip.execute()
        except (RedisError, OSError, CancelledError):
            self._tally.put_back(taken)
            raise


async def kept(redis: Any) -> dict[str, int]:
    """What all processes together counted since this installation began."""
    stored = await redis.hgetall(keys.metrics())
    return {field: int(value) for field, value in stored.items()}
