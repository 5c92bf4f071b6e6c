# SPDX-License-Identifier: EUPL-1.2
"""The timers: what is due is done by whoever holds the partition, once."""

from __future__ import annotations

import structlog

from bot.commit import timer
from bot.services import Services
from store import keys, retention
from store.conversation import ConversationRef
from store.lease import Leases

AT_ONCE = 100
_log = structlog.get_logger()


class Sweeper:
    """Does what timers say, on the one clock."""

    def __init__(self, services: Services, leases: Leases) -> None:
        self._s, self._leases = services, leases

    async def sweep(self) -> None:
        """Everything that is due now in the partitions held here."""
        now = await self._s.clock.now()
        for partition in list(self._leases.tokens):
            due = await self._s.redis.zrangebyscore(keys.timers(partition), 0, now, start=0, num=AT_ONCE)
            for name in due:
                await self._do(partition, name, now)

    async def _do(self, partition: int, name: str, now: float) -> None:
        kind, _, rest = name.partition("|")
        if kind == "keep":
            await self._keep(partition, ConversationRef.parse(rest), now)
        else:
            _log.error("unknown timer", kind=kind)
            await self._s.redis.zrem(keys.timers(partition), name)

    async def _keep(self, partition: int, ref: ConversationRef, now: float) -> None:
        """Retention is over: erase, unless a person still has the conversation."""
        state = await self._s.redis.hget(keys.conversation(ref), "state")
        if state in ("open", "snoozed"):
            await self._s.redis.zadd(keys.timers(partition), {timer("keep", ref): now + retention.DAY})
            return
        step = {
            "token": self._leases.tokens.get(partition, ""),
            "entry": "",
            "done": 0,
            "now": now,
            "timers": [timer("keep", ref)],
            "line": "",
        }
        await self._s.steps.erase(ref, step)
        self._s.vault.forget(ref)
