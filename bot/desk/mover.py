# SPDX-License-Identifier: EUPL-1.2
"""Makes a move at the desk: allowed by the table, written in one atomic step, counted once, written down."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any

from bot import buttons as button_map
from bot.commit import timer, with_buttons
from bot.desk import states
from bot.desk.states import MOVES, Conversation, Moved
from bot.entry import Draft, Part
from bot.handoff import SNOOZED
from bot.intake import PUSHED
from bot.journal import line
from bot.outcome import Outcome
from bot.services import Services
from bot.voice import Voice
from store import keys
from store.conversation import ConversationRef

TRIES = 10
WAKE = "wake"


@dataclass(frozen=True)
class Asked:
    """A move somebody wants to make; `once` is what makes asking it again harmless."""

    move: str
    worker: str
    why: str = ""
    once: str = ""


@dataclass(frozen=True)
class Plan:
    """What a move says and changes, beside the state that the table gives it."""

    told: Outcome
    set: dict[str, Any] = field(default_factory=dict)
    first: dict[str, Any] = field(default_factory=dict)
    unset: tuple[str, ...] = ()
    timers: dict[str, float] = field(default_factory=dict)
    when: dict[str, str] = field(default_factory=dict)
    colleague: str = ""
    """Who gets it, and must be somebody who can still sign in."""
    whom: str = ""
    """Who else it is about, for the audit."""
    leave: bool = False
    enter: float | None = None


Compose = Callable[[Conversation], Awaitable[Plan]]
"""What a move comes to, in a conversation as it is seen now."""


class Mover:
    """Makes moves."""

    def __init__(self, services: Services) -> None:
        self._s = services

    async def make(self, ref: ConversationRef, asked: Asked, compose: Compose) -> Moved:
        """Decide on what is seen and write it only if that is still so; else look again."""
        fresh = False
        for _ in range(TRIES):
            seen: dict[str, str] = await self._s.redis.hgetall(keys.conversation(ref))
            refused = states.refusal(asked.move, seen, asked.worker, asked.why)
            if refused:
                return Moved(True) if await self._made_before(ref, asked) else Moved(False, refused)
            word = await self._write(ref, asked, seen, await compose(seen), fresh)
            if word in ("ok", "repeat"):
                return Moved(True)
            if word in ("gone", "nobody"):
                return Moved(False, states.UNKNOWN if word == "gone" else states.NO_COLLEAGUE)
            fresh = word == "key"
        return Moved(False, states.MEANWHILE)

    async def announce(self, seen: Conversation, key: str, name: str = "", **holes: str) -> Outcome:
        """What the resident is told of a move, in their form of address, with its buttons."""
        voice = Voice(self._s, {"form": seen.get("form", "")})
        told = voice.say(key, name=name, **holes)
        parts, private = told.drafts[0].parts, bool(seen.get("private"))
        if private:
            # Somebody else may read what a notification shows of it.
            parts = (Part(text=f"{voice.text('neutral')}\n{parts[0].text}"), *parts[1:])
        draft = Draft("system", parts, name=name or None, private=private)
        return Outcome([draft], told.buttons, keep_buttons=False)

    async def _made_before(self, ref: ConversationRef, asked: Asked) -> bool:
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
        return (await self._s.steps.desk(ref, step))[0]


def _step(ref: ConversationRef, asked: Asked, seen: Conversation, plan: Plan) -> dict[str, Any]:
    to, unset = MOVES[asked.move].to, list(plan.unset)
    step: dict[str, Any] = {
        "once": asked.once,
        "when": {"state": seen.get("state", ""), "assignee": seen.get("assignee", ""), **plan.when},
        "set": dict(plan.set) | ({"state": to} if to else {}),
        "first": plan.first,
        "unset": unset,
        "timers": plan.timers,
        "leave": plan.leave,
        "audit": {
            "who": asked.worker,
            "what": asked.move,
            "why": asked.why,
            "whom": plan.colleague or plan.whom,
        },
    }
    if to and to != SNOOZED:
        unset.append("snoozed_until")
        step["untimers"] = [timer(WAKE, ref)]
    if plan.enter is not None:
        step["enter"] = plan.enter
    if plan.colleague:
        step["colleague"] = plan.colleague
    return step


def with_note(told: Outcome, note: Draft) -> Outcome:
    """The same, with a note for colleagues before it."""
    return replace(told, drafts=[note, *told.drafts])
