# SPDX-License-Identifier: EUPL-1.2
"""The one clock: the system's time, moved by an offset in Redis where an installation allows that (tests)."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from store import keys

ZONE = ZoneInfo("Europe/Amsterdam")


def day_of(now: float) -> str:
    """The Dutch day of a moment in seconds since 1970, as `YYYY-MM-DD`."""
    return datetime.fromtimestamp(now, ZONE).date().isoformat()


class Clock:
    """Seconds since 1970; `movable` clocks follow the offset every process reads from Redis."""

    def __init__(self, redis: Any = None, movable: bool = False) -> None:
        self._redis = redis
        self._movable = movable and redis is not None
        self._offset = 0.0

    async def now(self) -> float:
        """The present moment in seconds since 1970."""
        if self._movable:
            self._offset = float(await self._redis.get(keys.CLOCK) or 0.0)
        return time.time() + self._offset

    async def local(self) -> datetime:
        """The present moment on a Dutch clock."""
        return datetime.fromtimestamp(await self.now(), ZONE)

    async def move(self, seconds: float) -> None:
        """Move every process's clock; RuntimeError where clocks may not be moved."""
        if not self._movable:
            raise RuntimeError("this clock cannot be moved")
        await self._redis.incrbyfloat(keys.CLOCK, seconds)
