# SPDX-License-Identifier: EUPL-1.2
"""The calendars an organisation reads, as they are stored."""

from __future__ import annotations

from typing import Any

from bot.agenda.feed import Feed, feed_of
from store import keys


class FeedBook:
    """One hash for each organisation."""

    def __init__(self, redis: Any) -> None:
        self._redis = redis

    async def all(self, organisation: str) -> list[Feed]:
        """Every calendar, by name."""
        found = await self._redis.hgetall(keys.agenda(organisation))
        return sorted(map(feed_of, found.values()), key=lambda feed: feed.name.casefold())

    async def get(self, organisation: str, key: str) -> Feed | None:
        """One calendar."""
        stored = await self._redis.hget(keys.agenda(organisation), key)
        return feed_of(stored) if stored else None

    async def put(self, organisation: str, feed: Feed) -> None:
        """Keep a calendar as it is now."""
        await self._redis.hset(keys.agenda(organisation), feed.key, feed.stored())

    async def renew(self, organisation: str, feed: Feed) -> bool:
        """How reading it went; False where somebody took it away meanwhile, and then it stays away."""
        return bool(await self._redis.eval(_RENEW, 1, keys.agenda(organisation), feed.key, feed.stored()))

    async def drop(self, organisation: str, key: str) -> None:
        """Read it no more."""
        await self._redis.hdel(keys.agenda(organisation), key)


_RENEW = """
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
"""
