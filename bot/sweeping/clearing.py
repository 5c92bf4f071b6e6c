# SPDX-License-Identifier: EUPL-1.2
"""Clearing: every key is held against its row of the retention table, and what is past its time goes."""

from __future__ import annotations

import structlog

from bot.conversation.timers import timer
from bot.services import Services
from store import keys, retention
from store.conversation import ConversationRef
from store.retention import Row

AT_ONCE = 500
_log = structlog.get_logger()


class Clearing:
    """Does what `store.retention` says of the rows that do not end by themselves."""

    def __init__(self, services: Services) -> None:
        self._s = services

    async def clear(self, now: float) -> None:
        """Once through everything that is stored."""
        place, strange = 0, 0
        while True:
            place, names = await self._s.redis.scan(place, match=f"{keys.PREFIX}*", count=AT_ONCE)
            rows = [(name, retention.row(name)) for name in names]
            strange += sum(row is None for _, row in rows)
            await self._batch([(name, row) for name, row in rows if row is not None], now)
            if place == 0:
                break
        if strange:
            # Its name could say something about a person; how many there are says enough.
            _log.error("there are keys without a row in the retention table", count=strange)

    async def _batch(self, rows: list[tuple[str, Row]], now: float) -> None:
        await self._give_an_end([name for name, row in rows if row.ends == "erase"], now)
        for name, row in rows:
            if row.ends == "ttl" and row.seconds is not None:
                await self._bound(name, row.seconds)
            elif row.ends == "trim" and row.seconds is not None:
                await self._trim(name, now - row.seconds)
            elif row.ends == "past":
                await self._s.redis.zremrangebyscore(name, 0, now)

    async def _give_an_end(self, names: list[str], now: float) -> None:
        """What a process that died left of a conversation goes as one does; all others have a timer."""
        refs = {ConversationRef(*name.rsplit(":", 2)[1:]) for name in names}
        async with self._s.redis.pipeline(transaction=False) as trip:
            for ref in refs:
                due = {timer("keep", ref): now + retention.CONVERSATION_S}
                trip.zadd(keys.timers(ref.partition), due, nx=True)
            await trip.execute()

    async def _bound(self, name: str, seconds: int) -> None:
        left = await self._s.redis.ttl(name)
        if left == -1 or left > seconds:
            await self._s.redis.expire(name, seconds)

    async def _trim(self, name: str, before: float) -> None:
        kind = await self._s.redis.type(name)
        if kind == "stream":
            await self._s.redis.xtrim(name, minid=int(before * 1000), approximate=False)
        elif kind == "zset":
            await self._s.redis.zremrangebyscore(name, 0, before)
