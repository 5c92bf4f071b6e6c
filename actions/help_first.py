# SPDX-License-Identifier: EUPL-1.2
"""Help before questions: that it landed, and one step that helps anywhere."""

from __future__ import annotations

from dataclasses import replace

from actions import mentioned
from actions.answer import Answer
from actions.needs import most_urgent, remembered
from actions.onward import onward
from actions.state import State
from actions.turn import Turn
from content import holes, hours
from content.model import Text
from content.reply import Part

OPEN = ".open"


def begin(turn: Turn, state: State) -> Answer:
    """Opening and step of the current worry, then whatever comes next."""
    after = _weighed(turn, state)
    done = onward(turn, after)
    parts = tuple(Part(text=text) for text in texts(turn, after) if text)
    return replace(done, parts=(*parts, *done.parts))


def texts(turn: Turn, state: State) -> list[str]:
    """The opening and the step as this resident reads them now."""
    return [filled(turn, text) for text in mentioned.texts(turn, state)]


def filled(turn: Turn, text: Text) -> str:
    """The text with its contacts in it; whether they are open is as of now."""
    words = turn.words(text)
    opened = {name: _open(turn, name) for name in holes.names(words) if name.endswith(OPEN)}
    return turn.book.fill(words, turn.context.organisation, **opened)


def _open(turn: Turn, hole: str) -> str:
    contact = turn.book.contact(hole.removesuffix(OPEN), turn.context.organisation)
    opening = contact.opening_hours if contact else None
    return hours.say(turn.book, opening, turn.context.now, turn.context.organisation)


def _weighed(turn: Turn, state: State) -> State:
    """A need can be urgent by itself: no bed tonight is today, whatever else is asked."""
    needs = remembered(turn, state.themes[0], state.needs)
    urgency = most_urgent(state.urgency, *(need.urgency for need in needs))
    if urgency == state.urgency:
        return state
    return replace(state, urgency=urgency, urgency_reason=turn.say("reason_words"))
