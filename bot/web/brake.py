# SPDX-License-Identifier: EUPL-1.2
"""A brake on guessing: after so many wrong tries within a while, wait."""

from __future__ import annotations

import secrets
from typing import Any

from bot.web import keys
from store.clock import Clock
from store.master import MasterKey


class Brake:
    """Counts tries per `who`, which is only ever kept as a keyed hash."""

    def __init__(
        self, redis: Any, clock: Clock, master: MasterKey, what: str, most: int, seconds: int
    ) -> None:
        self._redis, self._clock, self._master = redis, clock, master
        self._what, self._most, self._seconds = what, most, seconds

    async def may_try(self, who: str) -> bool:
        """Take one try; False when `who` has to wait."""
        # Counted before the try is judged: a hundred tries at once are a hundred tries.
        now, key, mine = await self._clock.now(), self._key(who), secrets.token_hex(8)
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.zremrangebyscore(key, "-inf", now - self._seconds)
            pipe.zadd(key, {mine: now})
            pipe.zcard(key)
            pipe.expire(key, self._seconds)
            tries = (await pipe.execute())[2]
        if tries > self._most:
            await self._redis.zrem(key, mine)
        return bool(tries <= self._most)

    async def forget(self, who: str) -> None:
        """The try was right: start counting anew."""
        await self._redis.delete(self._key(who))

    def _key(self, who: str) -> str:
        return keys.brake(self._what, self._master.digest("brake", who))
