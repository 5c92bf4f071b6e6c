# SPDX-License-Identifier: EUPL-1.2
"""A sign of life to somebody outside, only while a whole round works: who hears nothing raises the alarm."""

from __future__ import annotations

import time

import httpx
import structlog

from bot.health.health import Health
from bot.health.ready import Ready
from bot.log import failure
from bot.metrics.seen.streams import streams
from bot.metrics.table import BEAT, OLDEST
from bot.services import Services
from store import keys
from store.lease import Leases

PARTITION = 0
"""Whoever holds this partition gives the sign."""
LOOK_S, EVERY_S = 5.0, 60.0
STUCK_S = 300.0
"""A message that waits longer than this is not being answered, whatever the parts say of themselves."""
PATIENCE_S = 10.0
_log = structlog.get_logger()


class Heartbeat:
    """Once a minute, from one process of an installation."""

    def __init__(self, services: Services, leases: Leases, every: float = EVERY_S) -> None:
        self._s, self._leases, self._every = services, leases, every
        self._ready = Ready(services, Health(services))
        self._beaten = float("-inf")

    async def look(self) -> None:
        """Give the sign when it is time and everything works; when it is not, look again soon."""
        due = time.monotonic() - self._beaten >= self._every
        if not due or not self._leases.holds(PARTITION) or not await self.works():
            return
        self._beaten = time.monotonic()
        await self._s.redis.hset(keys.metrics(), BEAT.field(()), int(time.time()))
        if url := self._s.settings.heartbeat_url.get_secret_value():
            await self._tell(url)

    async def works(self) -> bool:
        """Redis takes a write, the dialogue answers, every partition is served, and no message is stuck."""
        if not (await self._ready.state()).ready:
            return False
        return (await streams(self._s))[OLDEST.field(("inbox",))] < STUCK_S

    async def _tell(self, url: str) -> None:
        try:
            async with httpx.AsyncClient(timeout=PATIENCE_S) as http:
                (await http.get(url)).raise_for_status()
        except httpx.HTTPError as error:
            # Whoever watches outside hears nothing and will say so.
            _log.warning("the heartbeat did not arrive", error=failure(error))
