# SPDX-License-Identifier: EUPL-1.2
"""How the resident can be reached: as they read it, as the desk gets it, and whether a call is offered."""

from __future__ import annotations

from dataclasses import replace

from actions.state import State
from actions.told.phone import Phone
from actions.turn import Turn
from content.reply import Reach, ReadsAlong

WAITING = ("open", "snoozed")
WORDS_KEPT = 100
ANY_TIME = "altijd"


def waiting(turn: Turn) -> bool:
    """Whether the conversation is on the desk already."""
    return turn.context.state in WAITING


def to_call(state: State, phone: Phone) -> State:
    """The state with a number to call on."""
    return replace(state, reach={"number": phone.number, "e164": phone.e164})


def at(state: State, when: dict[str, str]) -> State:
    """The state with the times that suit."""
    number = {name: value for name, value in (state.reach or {}).items() if name in ("number", "e164")}
    return replace(state, reach={**number, **when})


def passed_on(state: State) -> Reach:
    """What the desk gets."""
    return Reach(channel="phone", **state.reach) if state.reach else Reach()


def said(turn: Turn, state: State) -> str:
    """What the resident reads of it."""
    return turn.say("reach_phone", **call(turn, state)) if state.reach else turn.say("reach_chat")


def call(turn: Turn, state: State) -> dict[str, str]:
    """The number and when it suits, in words."""
    found = passed_on(state)
    own = turn.say("times_words", words=found.words) if found.words else None
    return {"number": found.number or "", "times": own or turn.say(f"times_{found.times or ANY_TIME}")}


def reads_along(turn: Turn, state: State) -> ReadsAlong | None:
    """Whether somebody else reads this phone, as far as is known; None where that is still to be asked."""
    return "ja" if turn.context.private else state.reads_along


def quotable(words: str) -> str:
    """One line that cannot end its own quotation."""
    return " ".join(words.replace("“", '"').replace("”", '"').split())
