# SPDX-License-Identifier: EUPL-1.2
"""Bringing a resident on: agreed with the resident, accepted by the other organisation, contact made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.conversation.entry import Draft, Part
from bot.conversation.happened import sealed
from bot.conversation.journal import said
from bot.conversation.outcome import Outcome
from bot.desk.mover import Asked, Mover, Plan
from bot.desk.states import Conversation, Moved
from bot.desk.teams.teams import DEFAULT
from bot.services import Services
from store import keys
from store.clock import day_of
from store.conversation import ConversationRef
from store.vault import ConversationKey, Unreadable, seal

PURPOSE = "referral"
STEPS = ("agreed", "accepted", "made")
STOPPED = "stopped"
NEXT = (*STEPS[1:], STOPPED)
STEP_DONE = "desk_referral_done"
GONE = "desk_referral_gone"
MOST = 200
"""Characters of a name; what is written with it is as long as a note."""


class Taken(Exception):
    """The step cannot be made: somebody made it, or another one, a moment ago."""


@dataclass(frozen=True)
class Step:
    """A step with when it was made and by whom: the first name of a worker."""

    step: str
    at: float
    by: str


@dataclass(frozen=True)
class Referral:
    """Where a resident is brought; `contact` is a directory id, `whom` somebody there, `words` a worker's."""

    id: str
    organisation: str
    contact: str = ""
    whom: str = ""
    words: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def stands(self) -> str:
        """The last step made."""
        return self.steps[-1].step

    @property
    def next(self) -> str:
        """The step to make now; nothing when it is finished or stopped."""
        at = STEPS.index(self.stands) + 1 if self.stands in STEPS else len(STEPS)
        return STEPS[at] if at < len(STEPS) else ""

    def may(self, step: str) -> bool:
        """Whether this step can be made now."""
        return bool(self.next) and step in (self.next, STOPPED)


class Referrals:
    """The referrals of conversations."""

    def __init__(self, services: Services) -> None:
        self._s, self._mover = services, Mover(services)

    async def of(self, ref: ConversationRef, since: float = 0.0) -> list[Referral]:
        """Those agreed since a moment, oldest first."""
        stored = await self._s.redis.hgetall(keys.referrals(ref))
        found = [await self._opened(ref, id, kept) for id, kept in stored.items()]
        there = [one for one in found if one is not None and one.steps[0].at >= since]
        return sorted(there, key=lambda one: one.steps[0].at)

    async def agree(
        self, ref: ConversationRef, worker: str, asked: Referral, move_id: str = "", name: str = ""
    ) -> Moved:
        """The first step: the resident wants it; `asked` has no steps yet."""

        def first(before: Referral | None) -> Referral:
            if before is not None:
                raise Taken(STEP_DONE)
            return asked

        id = hashlib.sha256(f"{ref}|{move_id}".encode()).hexdigest()[:12]
        return await self._make(ref, worker, id, "agreed", first, move_id, name)

    async def step(
        self,
        ref: ConversationRef,
        worker: str,
        id: str,
        step: str,
        whom: str = "",
        words: str = "",
        move_id: str = "",
        name: str = "",
    ) -> Moved:
        """A next step, or the end of it; `whom` and `words` replace those before where they are given."""
        if step not in NEXT:
            return Moved(False, STEP_DONE)

        def next(before: Referral | None) -> Referral:
            if before is None or not before.may(step):
                raise Taken(GONE if before is None else STEP_DONE)
            return replace(before, whom=whom or before.whom, words=words or before.words)

        return await self._make(ref, worker, id, step, next, move_id, name)

    async def _make(
        self,
        ref: ConversationRef,
        worker: str,
        id: str,
        step: str,
        grown: Callable[[Referral | None], Referral],
        move_id: str,
        name: str,
    ) -> Moved:
        by = name or worker

        async def plan(seen: Conversation) -> Plan:
            kept = await self._s.redis.hget(keys.referrals(ref), id) or ""
            before = await self._opened(ref, id, kept) if kept else None
            after = grown(before)
            made = Step(step, await self._s.clock.now(), by)
            told = _fresh_words(before, after)
            plan = await self._plan(ref, kept, replace(after, id=id, steps=(*after.steps, made)), told)
            counted = f"referral_{step}|{seen.get('team') or DEFAULT}"
            return replace(plan, counts=((day_of(made.at), counted),))

        asked = Asked(f"referral_{step}", worker, once=f"{step}:{move_id}")
        try:
            return await self._mover.make(ref, asked, plan)
        except Taken as why:
            # The same step sent twice is no mistake.
            return Moved(True) if await self._mover.made_before(ref, asked) else Moved(False, str(why))

    async def _plan(self, ref: ConversationRef, before: str, after: Referral, told: list[str]) -> Plan:
        key = await self._s.vault.key(ref, fresh=True)
        return Plan(
            Outcome([self._note(after, told)], keep_buttons=True),
            about=sealed(key, ref, [after.organisation]),
            referral={"id": after.id, "before": before, "after": _sealed(key, ref, after)},
        )

    def _note(self, after: Referral, told: list[str]) -> Draft:
        """What colleagues read of it in the log."""
        key = f"desk_note_referral_{after.stands}"
        note = said("note", self._s.catalogue.message(key, what=after.organisation), name=after.steps[-1].by)
        return replace(note, parts=(*note.parts, *(Part(text=text) for text in told)))

    async def _opened(self, ref: ConversationRef, id: str, kept: str) -> Referral | None:
        try:
            data: dict[str, Any] = json.loads(await self._s.vault.open(ref, PURPOSE, kept))
        except Unreadable:
            return None
        steps = tuple(Step(**step) for step in data.pop("steps"))
        return Referral(**{**data, "id": id}, steps=steps)


def _fresh_words(before: Referral | None, after: Referral) -> list[str]:
    """What was written with this step."""
    former = (before.whom, before.words) if before else ("", "")
    return [new for old, new in zip(former, (after.whom, after.words), strict=True) if new not in (old, "")]


def _sealed(key: ConversationKey, ref: ConversationRef, referral: Referral) -> str:
    return seal(key, ref, PURPOSE, json.dumps(asdict(referral), ensure_ascii=False).encode())
