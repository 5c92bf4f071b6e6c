# SPDX-License-Identifier: EUPL-1.2
"""What is written down of accounts: who did what to whom, and nothing else."""

from __future__ import annotations

from typing import Any

from store import keys
from store.clock import Clock


class Trail:
    """The audit list, for moves that are not about a conversation."""

    def __init__(self, redis: Any, clock: Clock) -> None:
        self._redis, self._clock = redis, clock

    async def note(self, organisation: str, who: str, what: str, whom: str = "", why: str = "") -> None:
        """One line."""
        line = {"t": await self._clock.now(), "r": "", "who": who, "what": what, "why": why, "whom": whom}
        await self._redis.xadd(keys.audit(organisation), line)
