# SPDX-License-Identifier: EUPL-1.2
"""The lane for danger: whoever waits there is watched until somebody takes them."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.outcome import Outcome
from bot.conversation.timers import timer
from bot.desk.mover import Asked, Mover, Plan
from bot.desk.states import Conversation, Moved
from bot.desk.teams.duty import danger_of
from bot.desk.teams.presence import is_there
from bot.services import Services
from store import keys
from store.conversation import ConversationRef
from store.steps import WATCH_S

KIND = "lane"
GONE_S = 120.0
"""Whoever has somebody in danger and was not heard of for this long is not there for them."""
CALLED = ("duty", "backup", "coordinators")
"""Who is called at each level; those before them still are."""


class Lane:
    """Watches conversations with a danger mark until somebody takes them."""

    def __init__(self, services: Services) -> None:
        self._s, self._mover = services, Mover(services)

    async def watch(self, ref: ConversationRef) -> Moved:
        """Nobody took it in time: more people are called; after the last step the resident hears so too."""
        now = await self._s.clock.now()
        names = ("lane_at", "lane", "assignee")
        since, level, who = await self._s.redis.hmget(keys.conversation(ref), *names)
        if who:
            return await self._absent(ref, who, now)
        due = _level(now - float(since)) if since else 0
        if due <= int(level or 0):
            return Moved(False)

        async def plan(seen: Conversation) -> Plan:
            last = due == len(WATCH_S)
            told = await self._late(seen) if last else Outcome(keep_buttons=True)
            again = {} if last else {timer(KIND, ref): float(since) + WATCH_S[due]}
            return Plan(told, {"lane": due}, timers=again, when={"lane_at": since, "lane": level or "0"})

        return await self._mover.make(ref, Asked("escalate", "", CALLED[due]), plan)

    async def _absent(self, ref: ConversationRef, who: str, now: float) -> Moved:
        """Somebody in danger has a person who is not at the desk: it is everybody's again."""
        seq, read = await self._s.redis.hmget(keys.conversation(ref), "alarmed", "read")
        if int(seq or 0) <= int(read or 0):
            return Moved(False)
        if await is_there(self._s, ref.organisation, who, GONE_S):
            again = {timer(KIND, ref): now + WATCH_S[0]}
            await self._s.redis.zadd(keys.timers(ref.partition), again)
            return Moved(False)

        async def plan(seen: Conversation) -> Plan:
            told = await self._mover.announce(seen, "returned_to_queue")
            return Plan(
                told, {"assignee": ""}, unset=("helping", "alarmed"), when={"read": read or ""}, whom=who
            )

        return await self._mover.make(ref, Asked("absent", who, by=""), plan)

    async def _late(self, seen: Conversation) -> Outcome:
        if seen.get("private") or seen.get("stopped"):
            # Nothing comes by itself on a phone that others read, or to who wants to hear nothing more.
            return Outcome(keep_buttons=True)
        told = await self._mover.announce(seen, f"lane_late_{danger_of(seen)}")
        return replace(told, keep_buttons=True)


def _level(waited: float) -> int:
    return sum(waited >= after for after in WATCH_S)
