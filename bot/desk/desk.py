# SPDX-License-Identifier: EUPL-1.2
"""The desk: taking a conversation, answering in it, handing it on, letting it rest, closing it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.conversation.entry import Draft
from bot.conversation.journal import said
from bot.conversation.outcome import Outcome
from bot.conversation.timers import timer
from bot.conversation.voice import Voice
from bot.desk import states
from bot.desk.accounts.users import READS_CONVERSATIONS, Users
from bot.desk.leading import figures
from bot.desk.mover import WAKE, Asked, Mover, Plan, with_note
from bot.desk.promises.promises import Promise
from bot.desk.promises.promising import Effect
from bot.desk.reader import DeskReader
from bot.desk.states import Conversation, Moved
from bot.desk.teams import cap
from bot.desk.teams.teams import DEFAULT, Teams
from bot.follow_up import offer as follow_up
from bot.services import Services
from content.opening.when import moment
from store import keys, retention
from store.clock import ZONE
from store.conversation import ConversationRef

OUTCOMES = states.OUTCOMES
AGREED_S = 900
"""So long after an agreed moment the resident has heard something."""
ANY_NUMBER = 1_000_000
"""What was agreed by people takes no room from what is promised."""


@dataclass(frozen=True)
class Claim:
    """Whether this worker has the conversation now, who has it, and why it could not be taken."""

    won: bool
    assignee: str
    reason: str = ""


class Desk(DeskReader):
    """What workers do, by the table in `bot.desk.states`; `name` is the first name residents see, and the
    same `move_id` again changes nothing."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._mover = Mover(services)
        self._users = Users.of(services)
        self._teams = Teams(services.redis)

    async def claim(self, ref: ConversationRef, worker: str, name: str = "", move_id: str = "") -> Claim:
        """Take a conversation that nobody has; of two at once one wins."""

        async def plan(seen: Conversation) -> Plan:
            told = await self._mover.announce(seen, "worker_joined", name or worker)
            most = await cap.most(self._teams, self._users, ref.organisation, seen, worker)
            return Plan(told, {"assignee": worker}, gets=worker, most=most)

        moved = await self._mover.make(ref, _asked("claim", worker, move_id), plan)
        state, has = await self._s.redis.hmget(keys.conversation(ref), "state", "assignee")
        # Asked again by who has it already: there is nothing to be told off for.
        won = bool(moved) or (state in states.ON_DESK and has == worker)
        return Claim(won, worker if moved else has or "", "" if won else moved.reason)

    async def release(
        self, ref: ConversationRef, worker: str, move_id: str = "", note: Draft | None = None
    ) -> Moved:
        """Give a conversation back to the queue, with what colleagues must know in the same step."""

        async def plan(seen: Conversation) -> Plan:
            told = await self._mover.announce(seen, "returned_to_queue")
            return Plan(with_note(told, note) if note else told, {"assignee": ""}, unset=("helping",))

        return await self._mover.make(ref, _asked("release", worker, move_id), plan)

    async def transfer(
        self,
        ref: ConversationRef,
        worker: str,
        colleague: str,
        reason: str,
        text: str = "",
        move_id: str = "",
        name: str = "",
    ) -> Moved:
        """Give a conversation to a colleague who may read it, with a note that says why; its team stays."""
        to = await self._users.get(ref.organisation, colleague)
        if to is None or to.role not in READS_CONVERSATIONS or to.invited or to.name == worker:
            return Moved(False, states.NO_COLLEAGUE)

        async def plan(seen: Conversation) -> Plan:
            told = await self._mover.announce(seen, "worker_transferred", to.first_name)
            holes = {"name": name or worker, "colleague": to.first_name}
            note = self._mover.note(name or worker, "desk_note_transfer", reason, text, **holes)
            theirs, whom = {"assignee": to.name}, to.name
            most = await cap.most(self._teams, self._users, ref.organisation, seen, worker)
            return Plan(with_note(told, note), theirs, gets=whom, known=True, whom=whom, most=most)

        return await self._mover.make(ref, _asked("transfer", worker, move_id, reason), plan)

    async def takeover(
        self,
        ref: ConversationRef,
        worker: str,
        reason: str,
        text: str = "",
        move_id: str = "",
        name: str = "",
    ) -> Moved:
        """Take a conversation from a colleague, who is told by a note that says why."""

        async def plan(seen: Conversation) -> Plan:
            told = await self._mover.announce(seen, "worker_joined", name or worker)
            former = await self._users.get(ref.organisation, seen["assignee"])
            holes = {"name": name or worker, "former": former.first_name if former else seen["assignee"]}
            note = self._mover.note(name or worker, "desk_note_takeover", reason, text, **holes)
            return Plan(with_note(told, note), {"assignee": worker}, gets=worker, whom=seen["assignee"])

        return await self._mover.make(ref, _asked("takeover", worker, move_id, reason), plan)

    async def snooze(
        self,
        ref: ConversationRef,
        worker: str,
        until: float,
        reason: str,
        move_id: str = "",
        name: str = "",
    ) -> Moved:
        """Let it rest until a moment the resident is told; a message before that wakes it."""
        now = await self._s.clock.local()
        if not now.timestamp() < until <= now.timestamp() + retention.HANDOFF_S:
            return Moved(False, states.NO_MOMENT)

        async def plan(seen: Conversation) -> Plan:
            voice = Voice(self._s, {"form": seen.get("form", "")})
            when = moment(voice.text, now, datetime.fromtimestamp(until, ZONE))
            told = await self._mover.announce(seen, "worker_snoozed", name or worker, when=when)
            return Plan(told, {"snoozed_until": until}, timers={timer(WAKE, ref): until})

        return await self._mover.make(ref, _asked("snooze", worker, move_id, reason), plan)

    async def wake(self, ref: ConversationRef, worker: str, move_id: str = "") -> Moved:
        """Go on with it before the agreed moment; the resident is not told."""

        async def plan(seen: Conversation) -> Plan:
            return Plan(Outcome(keep_buttons=True))

        return await self._mover.make(ref, _asked("wake", worker, move_id), plan)

    async def returns(self, ref: ConversationRef) -> Moved:
        """The agreed moment has come, if it has: it is with its worker again, who reads so in a note.

        From then on an answer is owed, and watched like any that was promised.
        """
        until = await self._s.redis.hget(keys.conversation(ref), "snoozed_until")
        if until is None or float(until) > await self._s.clock.now():
            return Moved(False, states.MOVES["return"].elsewhere)

        async def plan(seen: Conversation) -> Plan:
            text = self._s.catalogue.message
            note = said("note", text("desk_note_return", ref.organisation), name=text("bot_name"))
            owed = Promise(seen.get("team") or DEFAULT, int(float(until) + AGREED_S), ANY_NUMBER)
            told = Outcome([note], keep_buttons=True)
            return Plan(told, when={"snoozed_until": until}, promise=Effect(owed))

        return await self._mover.make(ref, Asked("return", "", "time"), plan)

    async def reply(
        self, ref: ConversationRef, worker: str, text: str, reply_id: str, name: str = ""
    ) -> Moved:
        """Answer the resident, once per reply_id; false when it is not this worker's."""
        now = await self._s.clock.now()

        async def plan(seen: Conversation) -> Plan:
            draft = Voice(self._s, seen).discreet(said("worker", text, name=name or worker))
            told = Outcome([draft], keep_buttons=True)
            return Plan(told, {"read": seen.get("done", 0)}, first={"first_reply_at": now})

        return await self._mover.make(ref, Asked("reply", worker, once=f"r:{reply_id}"), plan)

    async def note(self, ref: ConversationRef, worker: str, text: str, note_id: str, name: str = "") -> Moved:
        """A note for colleagues; it is never pushed to a channel nor in what a resident can read."""

        async def plan(seen: Conversation) -> Plan:
            return Plan(Outcome([said("note", text, name=name or worker)], keep_buttons=True))

        return await self._mover.make(ref, Asked("note", worker, once=f"n:{note_id}"), plan)

    async def close(
        self, ref: ConversationRef, worker: str, outcome: str, name: str = "", move_id: str = ""
    ) -> Moved:
        """End it: the resident is with the bot again and is told so."""
        if outcome not in OUTCOMES:
            raise ValueError(f"an outcome is one of {', '.join(OUTCOMES)}")
        now = await self._s.clock.now()

        async def plan(seen: Conversation) -> Plan:
            told = await self._mover.announce(seen, "worker_closed", name or worker)
            told, offered = follow_up.after_close(told, Voice(self._s, seen), seen, outcome)
            keep = {timer("keep", ref): now + retention.HANDOFF_S}
            gone = {"assignee": "", "outcome": outcome, **offered}
            counted = figures.of_close(seen.get("team", ""), outcome, now)
            return Plan(told, gone, unset=("helping",), timers=keep, leave=True, counts=counted)

        return await self._mover.make(ref, _asked("close", worker, move_id, outcome), plan)

    async def reopen(
        self, ref: ConversationRef, worker: str, reason: str, move_id: str = "", name: str = ""
    ) -> Moved:
        """Go on with a closed conversation while it is kept; the resident is told who is there."""
        now = await self._s.clock.now()

        async def plan(seen: Conversation) -> Plan:
            told = await self._mover.announce(seen, "worker_joined", name or worker)
            mine = {"assignee": worker, "waiting_since": now, "read": seen.get("done", 0)}
            mine["team"] = await self._teams.still(ref.organisation, seen.get("team", ""))
            again = Plan(told, mine, unset=("outcome", "helping"), gets=worker)
            return replace(again, enter=now, unblock=True)

        return await self._mover.make(ref, _asked("reopen", worker, move_id, reason), plan)


def _asked(move: str, worker: str, move_id: str, why: str = "") -> Asked:
    return Asked(move, worker, why, f"{move}:{move_id}" if move_id else "")
