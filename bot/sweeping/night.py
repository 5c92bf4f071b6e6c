# SPDX-License-Identifier: EUPL-1.2
"""The night: after clearing, Redis's append-only file is written anew: what was erased leaves the disk."""

from __future__ import annotations

import asyncio

import structlog
from redis.exceptions import ResponseError

from bot.log import failure
from bot.services import Services
from bot.sweeping.clearing import Clearing
from content import preview
from store import keys
from store.lease import Leases

LOOK_S = 2.0
CLEAR_S = 3600.0
HOUR = 3
"""From three at night, Dutch time; an installation that was off then does it when it is back."""
PARTITION = 0
"""There is one file: whoever holds this partition minds it."""
REWRITE_S, ASK_S = 600.0, 0.2
BUSY = "already in progress"
_log = structlog.get_logger()


class Night:
    """Clears every hour, and once a night has the file rewritten after that."""

    def __init__(self, services: Services, leases: Leases) -> None:
        self._s, self._leases = services, leases
        self._clearing = Clearing(services)
        self._cleared = 0.0

    async def look(self) -> None:
        """Do what is due now, if it is ours to do."""
        if PARTITION not in self._leases.tokens:
            return
        now, local = await self._s.clock.now(), await self._s.clock.local()
        day = local.date().isoformat()
        due = local.hour >= HOUR and await self._s.redis.get(keys.night()) != day
        if due or not 0 <= now - self._cleared < CLEAR_S:
            preview.sweep(self._s.settings.compiled_dir, now)
            await self._clearing.clear(now)
            self._cleared = now
        if due and await self._rewritten():
            await self._s.redis.set(keys.night(), day)

    async def _rewritten(self) -> bool:
        """Whether this night is done with; a Redis that does not let us will not the next minute either."""
        try:
            await self._s.redis.bgrewriteaof()
            ended = await asyncio.wait_for(self._ended(), REWRITE_S)
        except ResponseError as error:
            if BUSY in str(error).lower():
                return False
            _log.warning("the append-only file was not written anew", error=failure(error))
            return True
        except TimeoutError as error:
            ended = failure(error)
        if ended != "ok":
            _log.warning("the append-only file was not written anew", reason=ended)
        return ended == "ok"

    async def _ended(self) -> str:
        """How it went, once it is over; `scheduled` is a save that has to end first."""
        while True:
            about = await self._s.redis.info("persistence")
            if not about["aof_rewrite_in_progress"] and not about["aof_rewrite_scheduled"]:
                return str(about["aof_last_bgrewrite_status"])
            await asyncio.sleep(ASK_S)
