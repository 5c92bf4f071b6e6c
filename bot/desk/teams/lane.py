# SPDX-License-Identifier: EUPL-1.2
"""The lane for danger: whoever waits there is watched until somebody takes them."""

from __future__ import annotations

from dataclasses import replace

from bot.desk.mover import Asked, Mover, Plan
from bot.desk.states import Conversation, Moved
from bot.desk.teams.duty import danger_of
from bot.outcome import Outcome
from bot.services import Services
from bot.timers import timer
from store import keys
from store.conversation import ConversationRef
from store.steps import WATCH_S

KIND = "lane"
CALLED = ("duty", "backup", "coordinators")
"""Who is called at each level; those before them still are."""


class Lane:
    """Watches conversations with a danger mark until somebody takes them."""

    def __init__(self, services: Services) -> None:
        self._s, self._mover = services, Mover(services)

    async def watch(self, ref: ConversationRef) -> Moved:
        """Nobody took it in time: more people are called; after the last step the resident hears so too."""
        now = await self._s.clock.now()
        names = ("lane_at", "lane")
        since, level = await self._s.redis.hmget(keys.conversation(ref), *names)
        due = _level(now - float(since)) if since else 0
        if due <= int(level or 0):
            return Moved(False)

        async def plan(seen: Conversation) -> Plan:
            last = due == len(WATCH_S)
            told = await self._late(seen) if last else Outcome(keep_buttons=True)
            again = {} if last else {timer(KIND, ref): float(since) + WATCH_S[due]}
            return Plan(told, {"lane": due}, timers=again, when={"lane_at": since, "lane": level or "0"})

        return await self._mover.make(ref, Asked("escalate", "", CALLED[due]), plan)

    async def _late(self, seen: Conversation) -> Outcome:
        if seen.get("private") or seen.get("stopped"):
            # Nothing comes by itself on a phone that others read, or to who wants to hear nothing more.
            return Outcome(keep_buttons=True)
        told = await self._mover.announce(seen, f"lane_late_{danger_of(seen)}")
        return replace(told, keep_buttons=True)


def _level(waited: float) -> int:
    return sum(waited >= after for after in WATCH_S)
