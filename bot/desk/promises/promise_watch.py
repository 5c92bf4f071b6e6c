# SPDX-License-Identifier: EUPL-1.2
"""Watching promises: the team is reminded, the coordinator sees what was not kept, the resident hears it."""

from __future__ import annotations

from bot.conversation.outcome import Outcome
from bot.conversation.timers import timer
from bot.desk.alerts import raise_alert
from bot.desk.handover import summary_of
from bot.desk.mover import Asked, Mover, Plan
from bot.desk.promises import unread
from bot.desk.promises.promises import BEFORE_S, LATE, SOON
from bot.desk.promises.promising import Effect, Promising, count_of, with_part
from bot.desk.states import MEANWHILE, Conversation, Moved
from bot.desk.teams.presence import is_there
from bot.desk.teams.teams import DEFAULT
from bot.services import Services
from store import keys
from store.conversation import ConversationRef

MOVE = "late"
AGAIN_S = 5.0
NOTHING_SAID = Outcome(keep_buttons=True)
# Only where it is still this promise, and not for one that was erased a moment ago.
_MARK = """
if (redis.call('HGET', KEYS[1], 'promise') or '') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], ARGV[2], 1)
redis.call('PUBLISH', ARGV[4], ARGV[3])
return 1
"""


class PromiseWatch:
    """Does what is due when a promise runs out, and when it has."""

    def __init__(self, services: Services) -> None:
        self._s = services
        self._mover, self._promising = Mover(services), Promising(services)

    async def soon(self, ref: ConversationRef) -> bool:
        """It runs out soon: marked at the desk, and the team is told."""
        at, before, team = await self._kept(ref, "promise", SOON, "team")
        if not at or before or float(at) - BEFORE_S > await self._s.clock.now():
            return False
        # Told twice when a process dies in between, rather than never.
        await raise_alert(self._s, ref.organisation, team or DEFAULT, "promise_soon")
        arguments = (at, SOON, str(ref), keys.LOG_CHANNEL)
        return bool(await self._s.redis.eval(_MARK, 1, keys.conversation(ref), *arguments))

    async def late(self, ref: ConversationRef) -> Moved:
        """It has run out: counted, marked for the coordinator, and the resident hears so once."""
        at, team = await self._kept(ref, "promise", "team")
        if not at or float(at) > await self._s.clock.now():
            return Moved(False)
        await raise_alert(self._s, ref.organisation, team or DEFAULT, "promise_late")

        async def plan(seen: Conversation) -> Plan:
            if seen.get("promise") != at:
                # Answered, or promised anew, a moment ago.
                return Plan(NOTHING_SAID, when={"promise": at})
            if seen.get("assignee") and await self._is_called(ref, seen):
                return Plan(NOTHING_SAID, promise=Effect(ends=True, counts=(count_of("kept", seen),)))
            return await self._broken(ref, seen)

        moved = await self._mover.make(ref, Asked(MOVE, "", by=""), plan)
        if moved.reason == MEANWHILE:
            # Others took every slot it looked at: it is late all the same.
            # A promise that was made anew meanwhile has its own, later moment: that one stays.
            again = {timer(LATE, ref): await self._s.clock.now() + AGAIN_S}
            await self._s.redis.zadd(keys.timers(ref.partition), again, gt=True)
        return moved

    async def _broken(self, ref: ConversationRef, seen: Conversation) -> Plan:
        """Whoever has a person who is there hears it later, who shares a phone or heard it before never."""
        counts, mark, who = (count_of("late", seen),), {LATE: seen["promise"]}, seen.get("assignee")
        told_nothing = any(seen.get(name) for name in ("private", "stopped", "promise_told"))
        over = Effect(ends=True, counts=counts)
        if told_nothing:
            return Plan(NOTHING_SAID, mark, promise=over)
        if who and await is_there(self._s, ref.organisation, who):
            # They may be answering right now; if not, it is said after all.
            soon = {timer(unread.KIND, ref): await self._s.clock.now() + unread.AFTER_S}
            return Plan(NOTHING_SAID, mark, timers=soon, promise=over)
        part, made = await self._promising.again(ref, seen)
        if who:
            told = await unread.absent(self._s, self._mover, ref, seen, "worker_late")
        else:
            told = await self._mover.announce(seen, "promise_broken")
        told = with_part(told, part)
        return Plan(told, {**mark, "promise_told": 1}, promise=Effect(made, ends=True, counts=counts))

    async def _is_called(self, ref: ConversationRef, seen: Conversation) -> bool:
        """Whether the answer is a call, of which the conversation shows nothing."""
        summary = await summary_of(self._s.vault, ref, seen.get("summary"))
        return summary.reach.channel == "phone"

    async def _kept(self, ref: ConversationRef, *names: str) -> list[str]:
        found = await self._s.redis.hmget(keys.conversation(ref), *names)
        return [value or "" for value in found]
