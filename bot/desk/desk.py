# SPDX-License-Identifier: EUPL-1.2
"""The desk: who waits, taking a conversation, answering in it, giving it back, closing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot import buttons as button_map
from bot.commit import with_buttons
from bot.desk.handover import Handoff, Row, handoff
from bot.entry import Draft, Entry
from bot.intake import PUSHED
from bot.journal import Journal, line, said
from bot.outcome import Outcome
from bot.services import Services
from bot.voice import Voice
from store import keys, retention
from store.conversation import PARTITIONS, ConversationRef

URGENCY = ("now", "today", "three_days", "none")
OUTCOMES = ("geholpen", "doorverwezen", "niet_bereikt", "anders")


@dataclass(frozen=True)
class Claim:
    """Whether this worker has the conversation now, and who has it."""

    won: bool
    assignee: str


class Desk:
    """What workers do; every move is one atomic step, decided on the state it was meant for."""

    def __init__(self, services: Services) -> None:
        self._s, self._journal = services, Journal(services)

    async def queue(self, organisation: str) -> list[Row]:
        """Everyone on the desk: danger first, then by urgency, then by who waits longest."""
        rows: list[Row] = []
        for partition in range(PARTITIONS):
            for name in await self._s.redis.zrange(keys.desk(partition, organisation), 0, -1):
                found = await self.handoff(ConversationRef.parse(name))
                if found is not None:
                    rows.append(found)
        return sorted(rows, key=_rank)

    async def handoff(self, ref: ConversationRef) -> Handoff | None:
        """One conversation, or None when it is not (or no longer) for the desk."""
        fields = await self._s.redis.hgetall(keys.conversation(ref))
        if "handed_at" not in fields:
            return None
        return await handoff(self._s.vault, ref, fields)

    async def timeline(self, ref: ConversationRef, after: int = 0) -> list[Entry]:
        """What was said from the handoff to the close, notes included."""
        names = ("handed_at", "closed_at")
        handed, closed = await self._s.redis.hmget(keys.conversation(ref), *names)
        if handed is None:
            return []
        entries = await self._journal.entries(ref, max(after, int(handed)))
        return [entry for entry in entries if closed is None or entry.seq <= int(closed)]

    async def claim(self, ref: ConversationRef, worker: str, name: str = "") -> Claim:
        """Take a conversation that nobody has; of two at once one wins."""
        answer = await self._move(
            ref,
            worker,
            "claim",
            when={"state": "open", "assignee": ""},
            set_={"assignee": worker},
            said_=await self._announce(ref, "worker_joined", name or worker),
        )
        if answer[0] == "ok":
            return Claim(True, worker)
        has = await self._s.redis.hget(keys.conversation(ref), "assignee") or ""
        return Claim(has == worker, has)

    async def release(self, ref: ConversationRef, worker: str) -> bool:
        """Give a conversation back to the queue."""
        back = await self._announce(ref, "returned_to_queue")
        return await self._mine(ref, worker, "release", set_={"assignee": ""}, unset=["helping"], said_=back)

    async def reply(
        self, ref: ConversationRef, worker: str, text: str, reply_id: str, name: str = ""
    ) -> bool:
        """Answer the resident; the same reply_id again changes nothing. False when not the assignee."""
        now = await self._s.clock.now()
        seq = await self._s.redis.hget(keys.conversation(ref), "done") or 0
        draft = said("worker", text, name=name or worker)
        return await self._mine(
            ref,
            worker,
            "reply",
            once=f"r:{reply_id}",
            set_={"read": seq},
            first={"first_reply_at": now},
            said_=Outcome([draft], keep_buttons=True),
        )

    async def note(self, ref: ConversationRef, worker: str, text: str, note_id: str, name: str = "") -> bool:
        """A note for colleagues; it is never pushed to a channel nor in what a resident can read."""
        draft = said("note", text, name=name or worker)
        said_ = Outcome([draft], keep_buttons=True)
        return await self._mine(ref, worker, "note", once=f"n:{note_id}", said_=said_)

    async def close(self, ref: ConversationRef, worker: str, outcome: str, name: str = "") -> bool:
        """End it: the resident is with the bot again and is told so."""
        if outcome not in OUTCOMES:
            raise ValueError(f"an outcome is one of {', '.join(OUTCOMES)}")
        now = await self._s.clock.now()
        return await self._mine(
            ref,
            worker,
            f"close:{outcome}",
            set_={"state": "resolved", "assignee": "", "outcome": outcome},
            unset=["helping"],
            said_=await self._announce(ref, "worker_closed", name or worker),
            timers={f"keep|{ref}": now + retention.HANDOFF_S},
            leave=True,
        )

    async def read(self, ref: ConversationRef) -> None:
        """The worker has seen what there is."""
        await self._s.redis.eval(_READ, 1, keys.conversation(ref))

    async def _mine(self, ref: ConversationRef, worker: str, what: str, **step: Any) -> bool:
        when = {"state": "open", "assignee": worker}
        return (await self._move(ref, worker, what, when=when, **step))[0] in ("ok", "repeat")

    async def _move(
        self,
        ref: ConversationRef,
        worker: str,
        what: str,
        when: dict[str, str],
        said_: Outcome,
        set_: dict[str, Any] | None = None,
        once: str = "",
        **more: Any,
    ) -> list[str]:
        channel = await self._s.redis.hget(keys.conversation(ref), "channel")
        if channel is None:
            return ["gone"]
        step: dict[str, Any] = {"first": {}, "unset": [], "timers": {}, "leave": False, **more}
        step |= {"once": once, "when": when, "set": set_ or {}, "audit": {"who": worker, "what": what}}
        for fresh in (False, True, True):
            key = await self._s.vault.key(ref, fresh)
            step |= {"kid": key.kid, "now": await self._s.clock.now()}
            given = button_map.give_out(said_.buttons or [])
            if not said_.keep_buttons:
                step["set"] = {**(set_ or {}), "buttons": button_map.sealed(key, ref, given)}
            step["lines"] = [
                {"who": d.who, "body": line(key, ref, d), "push": channel in PUSHED and d.who != "note"}
                for d in with_buttons(said_, given)
            ]
            answer = await self._s.steps.desk(ref, step)
            if answer[0] != "key":
                break
        return answer

    async def _announce(self, ref: ConversationRef, key: str, name: str = "") -> Outcome:
        """What the resident is told of a move, in their form of address, with its buttons."""
        form = await self._s.redis.hget(keys.conversation(ref), "form")
        told = Voice(self._s, {"form": form or ""}).say(key, name=name)
        parts = told.drafts[0].parts
        return Outcome([Draft("system", parts, name=name or None)], told.buttons, keep_buttons=False)


# A conversation that was erased a moment ago must not come back as an empty one.
_READ = """
local done = redis.call('HGET', KEYS[1], 'done')
if done then redis.call('HSET', KEYS[1], 'read', done) end
return 1
"""


def _rank(row: Row) -> tuple[bool, int, float]:
    urgency = URGENCY.index(row.urgency) if row.urgency in URGENCY else len(URGENCY)
    return (not row.danger, urgency, row.waiting_since)
