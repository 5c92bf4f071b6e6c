# SPDX-License-Identifier: EUPL-1.2
"""Keeps the queue true while nobody looks, and alerts staff to what may not wait."""

from __future__ import annotations

import structlog

from bot.desk.alerts import raise_alert
from bot.services import Services
from bot.upkeep.gaps import Gaps
from bot.upkeep.queue import Queue
from store.lease import Leases

PARTITION = 0
"""Whoever holds this partition watches."""
LOOK_S = 30.0
_log = structlog.get_logger()


class Watch:
    """One process of an installation."""

    def __init__(self, services: Services, leases: Leases) -> None:
        self._s, self._leases = services, leases
        self._queue, self._gaps = Queue(services), Gaps(services)

    async def look(self) -> None:
        """Once; nothing is told twice."""
        if not self._leases.holds(PARTITION):
            return
        organisation = self._s.settings.organisation
        await self._gaps.follow(organisation)
        fresh = [item for item in await self._queue.items(organisation) if item.alarms and not item.told]
        if not fresh:
            return
        # Told twice after a crash is better than never.
        await raise_alert(self._s, organisation, "", "upkeep")
        for kind in sorted({item.kind for item in fresh}):
            _log.critical("the directory needs an editor now", kind=kind, count=len(fresh))
        await self._queue.told(organisation, fresh)
