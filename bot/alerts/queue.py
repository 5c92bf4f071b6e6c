# SPDX-License-Identifier: EUPL-1.2
"""What staff still have to be told one way, and what they were told last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import structlog

from bot.desk.alerts import KINDS, Kind, Way
from bot.services import Services
from store import keys, retention

AT_ONCE = 200
_log = structlog.get_logger()


@dataclass(frozen=True)
class Alert:
    """Something that waits; `entry` is its place in the queue."""

    entry: str
    team: str
    kind: Kind


class Queue:
    """The alerts of one organisation for one way, durable in Redis."""

    def __init__(self, services: Services, way: Way) -> None:
        self._s, self.way = services, way
        organisation = services.settings.organisation
        self._queue, self._told = keys.alerts(organisation, way), keys.alerting(organisation, way)

    async def waiting(self, now: float) -> list[Alert]:
        """The oldest first; what nobody could be told for a day goes, with a word to the operator."""
        old = await self._s.redis.xtrim(
            self._queue, minid=int((now - retention.DAY) * 1000), approximate=False
        )
        if old:
            _log.critical("alerts were never told", kind=self.way, count=old)
        rows = await self._s.redis.xrange(self._queue, count=AT_ONCE)
        known: dict[str, Kind] = {kind: kind for kind in KINDS}
        alerts = [
            Alert(entry, fields.get("team", ""), known[fields["kind"]])
            for entry, fields in rows
            if fields.get("kind") in known
        ]
        if len(alerts) < len(rows):
            await self.done(entry for entry, fields in rows if fields.get("kind") not in known)
        return alerts

    async def done(self, entries: Iterable[str]) -> None:
        """These were told, or need not be any more."""
        if gone := list(entries):
            await self._s.redis.xdel(self._queue, *gone)

    async def state(self) -> dict[str, str]:
        """What was told last, as `keep` left it."""
        found: dict[str, str] = await self._s.redis.hgetall(self._told)
        return found

    async def keep(self, *drop: str, **fields: str | float) -> None:
        """Remember these fields and forget those."""
        if drop:
            await self._s.redis.hdel(self._told, *drop)
        if fields:
            await self._s.redis.hset(self._told, mapping=fields)
