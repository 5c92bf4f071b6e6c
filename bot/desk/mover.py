# SPDX-License-Identifier: EUPL-1.2
"""Makes a move at the desk: allowed by the table, written in one atomic step, counted once, written down."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any

from bot.conversation import buttons as button_map
from bot.conversation.entry import Draft, Part
from bot.conversation.handoff import SNOOZED
from bot.conversation.journal import line
from bot.conversation.outcome import Outcome
from bot.conversation.timers import timer
from bot.conversation.voice import Voice
from bot.desk import states
from bot.desk.alerts import raise_alert
from bot.desk.promises.promising import NOTHING, Effect, Promising
from bot.desk.states import MOVES, Conversation, Moved
from bot.desk.teams import duty
from bot.desk.teams.teams import DEFAULT
from bot.intake.intake import PUSHED
from bot.services import Services
from bot.turns.commit import with_buttons
from store import keys, retention
from store.conversation import ConversationRef

TRIES = 10
WAKE = "wake"
QUIET = "quiet"
"""A timer that everything said or done in a conversation on the desk sets anew (`bot.desk.quiet`)."""
REFUSED = {
    "gone": states.UNKNOWN,
    "nobody": states.NO_COLLEAGUE,
    "full": states.COLLEAGUE_FULL,
    "team": states.NO_TEAM,
}


@dataclass(frozen=True)
class Asked:
    """A move somebody wants to make; `once` is what makes asking it again harmless.

    `by` is who it is written down for where that is not whose conversation it must be; empty: by itself.
    """

    move: str
    worker: str
    why: str = ""
    once: str = ""
    by: str | None = None


@dataclass(frozen=True)
class Plan:
    """What a move says and changes, beside the state that the table gives it."""

    told: Outcome
    set: dict[str, Any] = field(default_factory=dict)
    first: dict[str, Any] = field(default_factory=dict)
    unset: tuple[str, ...] = ()
    timers: dict[str, float] = field(default_factory=dict)
    when: dict[str, str] = field(default_factory=dict)
    gets: str = ""
    """Who gets it; must be able to sign in still, and to read the team it is of."""
    known: bool = False
    """Whether who gets it must be somebody else's account, that is there."""
    most: int = 0
    """How many conversations who gets it may have; 0 for any number."""
    counts: tuple[tuple[str, str], ...] = ()
    """What is counted with it: a day and a field of its figures."""
    team: str = ""
    """The team it goes to, which must still be there."""
    block: float | None = None
    unblock: bool = False
    whom: str = ""
    """Who else it is about, for the audit."""
    about: str = ""
    """Sealed what it is about, for what happened in the conversation."""
    referral: dict[str, str] | None = None
    """A referral's `id` and how it is kept, sealed: as it was read (`before`) and as it is `after`."""
    leave: bool = False
    enter: float | None = None
    promise: Effect | None = None
    """What it does to the promise, where that does not follow from the move."""


Compose = Callable[[Conversation], Awaitable[Plan]]
"""What a move comes to, in a conversation as it is seen now."""


class Mover:
    """Makes moves."""

    def __init__(self, services: Services) -> None:
        self._s = services
        self._promising = Promising(services)

    async def make(self, ref: ConversationRef, asked: Asked, compose: Compose) -> Moved:
        """Decide on what is seen and write it only if that is still so; else look again."""
        fresh = False
        for _ in range(TRIES):
            seen: dict[str, str] = await self._s.redis.hgetall(keys.conversation(ref))
            refused = states.refusal(asked.move, seen, asked.worker, asked.why)
            if refused:
                return Moved(True) if await self.made_before(ref, asked) else Moved(False, refused)
            plan = await self._alone(ref, seen, await compose(seen))
            plan = await self._promised(ref, asked, seen, plan)
            word = await self._write(ref, asked, seen, plan, fresh)
            if word in ("ok", "repeat"):
                if word == "ok" and plan.set.get("assignee") == "" and not plan.leave:
                    # It waits again, for anybody.
                    await raise_alert(self._s, ref.organisation, seen.get("team", ""), "handoff")
                return Moved(True)
            if word in REFUSED:
                return Moved(False, _for_oneself(asked).get(word, REFUSED[word]))
            fresh = word == "key"
        return Moved(False, states.MEANWHILE)

    async def _alone(self, ref: ConversationRef, seen: Conversation, plan: Plan) -> Plan:
        """Somebody in danger who waits again hears it at once when nobody is there."""
        if plan.set.get("assignee") != "" or plan.leave or not plan.told.drafts:
            return plan
        team = str(plan.set.get("team") or seen.get("team", ""))
        truth = await duty.truth(self._s, ref.organisation, seen, team)
        if truth is None:
            return plan
        *others, last = plan.told.drafts
        return replace(plan, told=replace(plan.told, drafts=[*others, truth, last]))

    async def _promised(self, ref: ConversationRef, asked: Asked, seen: Conversation, plan: Plan) -> Plan:
        """The plan with the promise it makes, keeps or ends, which must still be the one that was seen."""
        if plan.promise is None:
            sets = {**plan.set, "leave": plan.leave}
            told, effect = await self._promising.move(ref, asked.move, seen, plan.told, sets)
            plan = replace(plan, told=told, promise=effect)
        if plan.promise == NOTHING:
            return plan
        return replace(plan, when={"promise": seen.get("promise", ""), **plan.when})

    async def announce(self, seen: Conversation, key: str, name: str = "", **holes: str) -> Outcome:
        """What the resident is told of a move, in their form of address, with its buttons; nothing to who was
        promised to hear nothing more by itself."""
        if seen.get("stopped"):
            return Outcome(keep_buttons=True)
        told = Voice(self._s, seen).say(key, name=name, **holes)
        draft = replace(told.drafts[0], who="system", name=name or None)
        return Outcome([draft], told.buttons, keep_buttons=False)

    def note(self, by: str, key: str, reason: str, text: str, **holes: str) -> Draft:
        """What colleagues read of a move: who, why, and what was written with it."""
        say = self._s.catalogue.message
        why = say(f"desk_reason_{reason}")
        parts = [Part(text=say(key, reason=why, **holes)), *([Part(text=text)] if text else [])]
        return Draft("note", tuple(parts), name=by)

    async def made_before(self, ref: ConversationRef, asked: Asked) -> bool:
        """Whether this very move was made already."""
        return bool(asked.once) and bool(await self._s.redis.hexists(keys.seen(ref), asked.once))

    async def _write(
        self, ref: ConversationRef, asked: Asked, seen: Conversation, plan: Plan, fresh: bool
    ) -> str:
        key = await self._s.vault.key(ref, fresh)
        given = button_map.give_out(plan.told.buttons or [])
        step = _step(ref, asked, seen, plan)
        if not plan.told.keep_buttons:
            step["set"]["buttons"] = button_map.sealed(key, ref, given)
        pushed = seen.get("channel") in PUSHED
        step["lines"] = [
            {"who": d.who, "body": line(key, ref, d), "push": pushed and d.who != "note"}
            for d in with_buttons(plan.told, given)
        ]
        step |= {"kid": key.kid, "now": await self._s.clock.now()}
        if plan.leave:
            step["untimers"] = [*step.get("untimers", []), timer(QUIET, ref)]
        else:
            step["timers"] = {**step["timers"], timer(QUIET, ref): step["now"] + retention.QUIET_S}
        (plan.promise or NOTHING).into(step, ref)
        return (await self._s.steps.desk(ref, step))[0]


def _step(ref: ConversationRef, asked: Asked, seen: Conversation, plan: Plan) -> dict[str, Any]:
    to, unset = MOVES[asked.move].to, list(plan.unset)
    step: dict[str, Any] = {
        "once": asked.once,
        "when": {name: seen.get(name, "") for name in ("state", "assignee", "team")} | plan.when,
        "set": dict(plan.set) | ({"state": to} if to else {}),
        "first": plan.first,
        "unset": unset,
        "timers": plan.timers,
        "leave": plan.leave,
        "counts": [(keys.counts(day), counted) for day, counted in plan.counts],
        "audit": {
            "who": asked.worker if asked.by is None else asked.by,
            "what": asked.move,
            "why": asked.why,
            "whom": plan.whom,
        },
    }
    if to and to != SNOOZED:
        unset.append("snoozed_until")
        step["untimers"] = [timer(WAKE, ref)]
    if plan.enter is not None:
        step["enter"] = plan.enter
    if plan.gets:
        team = plan.set.get("team") or seen.get("team") or DEFAULT
        step["gets"] = {"name": plan.gets, "team": team, "home": DEFAULT, "known": plan.known}
    if plan.most:
        load = keys.load(ref.organisation, plan.gets)
        step["cap"] = {"load": load, "who": plan.gets, "most": plan.most}
    if "assignee" in plan.set:
        names = {"from": seen.get("assignee", ""), "to": plan.set["assignee"]}
        step["load"] = {way: name and keys.load(ref.organisation, name) for way, name in names.items()}
    if plan.team not in ("", DEFAULT):
        step["team"] = plan.team
    if plan.block is not None:
        step["block"] = plan.block
    if plan.unblock:
        step["unblock"] = True
    if plan.about:
        step["about"] = plan.about
    if plan.referral:
        step["referral"] = plan.referral
    return step


def with_note(told: Outcome, note: Draft) -> Outcome:
    """The same, with a note for colleagues before it."""
    return replace(told, drafts=[note, *told.drafts])


def _for_oneself(asked: Asked) -> dict[str, str]:
    """What is said otherwise to who wants it themselves than to who hands it to a colleague."""
    if asked.move == "transfer":
        return {}
    return {"nobody": states.UNKNOWN, "full": states.FULL}
