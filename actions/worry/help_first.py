# SPDX-License-Identifier: EUPL-1.2
"""Help before questions: that it landed, and one step that helps anywhere."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer
from actions.showing import contact_card
from actions.state import State
from actions.told.needs import most_urgent, remembered
from actions.turn import Turn
from actions.worry import mentioned, route_question
from actions.worry.onward import onward
from content import filling, holes
from content.model import RouteAnswer, Text
from content.opening import hours
from content.reply import Part

OPEN = ".open"
YES = "ja"


def begin(turn: Turn, state: State) -> Answer:
    """Opening and step of the current worry, then whatever comes next."""
    after = _weighed(turn, state)
    done = onward(turn, after)
    spoken = (*_fitting(turn, after), _answered(turn, after))
    parts = tuple(Part(text=text) for text in spoken if text)
    return replace(done, parts=(*parts, *done.parts))


def _fitting(turn: Turn, state: State) -> list[str]:
    """Who writes about a client is not told that it is hard, but gets the same first step."""
    opening, step = texts(turn, state)
    return [turn.say("professional") if state.for_whom == "client" else opening, step]


def _answered(turn: Turn, state: State) -> str:
    """What a yes to the route's question would be told, where the day itself was told already."""
    route = route_question.told(turn, state)
    return turn.words(route.answers.get(YES, RouteAnswer()).say) if route else ""


def texts(turn: Turn, state: State) -> list[str]:
    """The opening and the step as this resident reads them now."""
    return [filled(turn, text) for text in mentioned.texts(turn, state)]


def filled(turn: Turn, text: Text) -> str:
    """The text with its contacts in it, open or not as of now; not of those that are gone."""
    words = turn.words(text)
    names = [name for name in holes.names(words) if name.endswith(OPEN) and not _gone(turn, name)]
    opened = {name: _open(turn, name) for name in names}
    return filling.fill(turn.book, words, turn.context.organisation, turn.day, opened)


def _gone(turn: Turn, hole: str) -> bool:
    return turn.book.contact(hole.partition(".")[0], turn.context.organisation, turn.day) is None


def _open(turn: Turn, hole: str) -> str:
    contact = turn.book.contact(hole.removesuffix(OPEN), turn.context.organisation)
    if contact is None:
        return hours.say(turn.book, None, turn.context.now, turn.context.organisation)
    return contact_card.opening(turn, contact)


def _weighed(turn: Turn, state: State) -> State:
    """A need can be urgent by itself: no bed tonight is today. Where its day was told, that decides."""
    needs = remembered(turn, state.themes[0], state.needs)
    undated = (need.urgency for need in needs if need.happening not in state.dated)
    urgency = most_urgent(state.urgency, *undated)
    if urgency == state.urgency:
        return state
    return replace(state, urgency=urgency, urgency_reason=turn.say("reason_words"))
