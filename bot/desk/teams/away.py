# SPDX-License-Identifier: EUPL-1.2
"""Who said they are not there until a moment, so that no promise counts on them."""

from __future__ import annotations

from typing import Any

from store import keys
from store.clock import Clock


class Away:
    """The workers who are absent, beside when somebody was last heard of (`bot.desk.teams.presence`)."""

    def __init__(self, redis: Any, clock: Clock) -> None:
        self._redis, self._clock = redis, clock

    async def names(self, organisation: str) -> frozenset[str]:
        """Everybody who is absent now."""
        now = await self._clock.now()
        return frozenset(await self._redis.zrangebyscore(keys.away(organisation), f"({now}", "+inf"))

    async def until(self, organisation: str, name: str) -> float:
        """Until when somebody is absent, 0 for who is not."""
        at = float(await self._redis.zscore(keys.away(organisation), name) or 0.0)
        return at if at > await self._clock.now() else 0.0

    async def leaves(self, organisation: str, name: str, until: float) -> None:
        """Somebody goes until this moment; what is past is forgotten."""
        await self._redis.zadd(keys.away(organisation), {name: until})
        await self._redis.zremrangebyscore(keys.away(organisation), 0, await self._clock.now())

    async def returns(self, organisation: str, name: str) -> None:
        """Somebody is there again."""
        await self._redis.zrem(keys.away(organisation), name)
