# SPDX-License-Identifier: EUPL-1.2
"""What a resident wrote and their person has not seen: they hear so, and by when somebody answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.conversation.entry import Part
from bot.conversation.outcome import Outcome
from bot.conversation.timers import timer
from bot.desk.accounts.users import Users
from bot.desk.alerts import raise_alert
from bot.desk.handover import is_unread
from bot.desk.mover import Asked, Mover, Plan
from bot.desk.promises.promises import LATE
from bot.desk.promises.promising import Effect, Promising, with_part
from bot.desk.states import MEANWHILE, Conversation, Moved
from bot.desk.teams.presence import is_there
from bot.desk.teams.teams import DEFAULT
from bot.services import Services
from store import keys
from store.conversation import ConversationRef

KIND: Final = "unread"
"""A timer, set by the first message that its worker has not seen and by a promise that who is there did not
keep, and the move it leads to."""
AFTER_S = 300.0
PATIENCE_S = 1_800.0
"""Whoever is at the desk and has not seen it for so long is as good as away."""


def is_late(conversation: Conversation) -> bool:
    """Whether a promise was not kept, nobody answered since, and the resident does not know."""
    return LATE in conversation and "promise_told" not in conversation


class Unread:
    """Looks whether who has the conversation sees it; where not, an answer is promised that is watched."""

    def __init__(self, services: Services) -> None:
        self._s = services
        self._mover, self._promising = Mover(services), Promising(services)

    async def due(self, ref: ConversationRef) -> Moved:
        """A message was not seen for a while, or a promise is over; one that still runs is watched itself."""
        seen = await self._s.redis.hgetall(keys.conversation(ref))
        who, late = seen.get("assignee", ""), is_late(seen)
        if not who or "promise" in seen or not (late or is_unread(seen)):
            return Moved(False)
        there, now = await is_there(self._s, ref.organisation, who), await self._s.clock.now()
        if there and now - float(seen.get(LATE if late else "unseen_at", now)) < PATIENCE_S:
            # They may go before they have seen it.
            await self._again(ref, now)
            return Moved(False)
        key = "worker_late" if late else "worker_busy" if there else "worker_away"
        moved = await self._tell(ref, seen, key)
        if moved.reason == MEANWHILE:
            await self._again(ref, now)
        return moved

    async def _again(self, ref: ConversationRef, now: float) -> None:
        await self._s.redis.zadd(keys.timers(ref.partition), {timer(KIND, ref): now + AFTER_S})

    async def _tell(self, ref: ConversationRef, seen: Conversation, key: str) -> Moved:
        # Told twice when a process dies in between, rather than never.
        await raise_alert(self._s, ref.organisation, seen.get("team") or DEFAULT, KIND)

        async def plan(seen: Conversation) -> Plan:
            part, made = await self._promising.again(ref, seen)
            still = {name: seen.get(name, "") for name in ("done", "read")}
            once = {"promise_told": 1} if is_late(seen) else {}
            told = await self._told(ref, seen, part, key)
            return Plan(told, once, promise=Effect(made), when=still, whom=seen["assignee"])

        return await self._mover.make(ref, Asked(KIND, seen["assignee"], by=""), plan)

    async def _told(self, ref: ConversationRef, seen: Conversation, part: Part, key: str) -> Outcome:
        """Nothing comes by itself on a phone that others read, or to who wants to hear nothing more."""
        if seen.get("private") or seen.get("stopped"):
            return Outcome(keep_buttons=True)
        return with_part(await absent(self._s, self._mover, ref, seen, key), part)


async def absent(
    services: Services, mover: Mover, ref: ConversationRef, seen: Conversation, key: str
) -> Outcome:
    """That the person who has the conversation is not there, by the name the resident knows them by."""
    user = await Users.of(services).get(ref.organisation, seen["assignee"])
    name = user.first_name if user else seen["assignee"]
    told = await mover.announce(seen, key, name)
    # The house says so, not the one who is not there.
    return replace(told, drafts=[replace(draft, name=None) for draft in told.drafts])
