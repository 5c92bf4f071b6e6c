# SPDX-License-Identifier: EUPL-1.2
"""The answer to the question that changes the route: how urgent it is, and why."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer
from actions.showing import contacts
from actions.state import State
from actions.told import haste
from actions.told.needs import most_urgent
from actions.turn import Turn
from actions.worry import route_question
from actions.worry.onward import onward
from content.catalogue import UnknownText
from content.model import RouteAnswer

YES = "ja"
UNKNOWN = "weet_niet"


def answered(turn: Turn, state: State, button: str) -> Answer:
    """What follows a yes, a no or a don't know."""
    route = route_question.of(turn, state)
    if route is None:
        return onward(turn, state)
    given = route.answers.get(button, RouteAnswer())
    done = replace(state, route_done=[*state.route_done, *_settled(turn, state, route.key, button)])
    after = weighed(turn, done, route.key, button, given)
    return _next(turn, after).after(turn.words(given.say))


def _settled(turn: Turn, state: State, key: str, button: str) -> list[str]:
    """The questions that need not come any more: who does not know is not asked a second one."""
    after = turn.theme(state.themes[0]).after_help
    return [key, after] if after and button == UNKNOWN else [key]


def dated(turn: Turn, state: State) -> bool:
    """Whether the answer is a day: "vrijdag al" says yes to a question after a date."""
    route = route_question.of(turn, state)
    return route is not None and haste.dated(turn, route.key) is not None


def weighed(turn: Turn, state: State, key: str, button: str, given: RouteAnswer) -> State:
    """The urgency after an answer, by the day in it where it has one; the reason is of what made it so."""
    what = haste.dated(turn, key) if button == YES else None
    if what:
        return haste.weighed(turn, replace(state, dated=[*state.dated, key]), what)
    urgency = most_urgent(state.urgency, given.urgency)
    if state.question == "after_help":
        return replace(state, urgency_reason=_beside(state.urgency_reason, _reason(turn, key, button)))
    if urgency == state.urgency:
        return state
    return replace(state, urgency=urgency, urgency_reason=_reason(turn, key, button))


def _beside(before: str | None, reason: str | None) -> str | None:
    return " ".join(filter(None, (before, reason))) or None


def _reason(turn: Turn, key: str, button: str) -> str | None:
    try:
        return turn.say(f"reason_{key}_{button}")
    except UnknownText:
        # An organisation may ask a question of its own before it wrote the reason for the desk.
        return None


def moved_on(turn: Turn, state: State) -> Answer:
    """Two texts that were no answer: the question is let go and counts as a don't know."""
    return answered(turn, state, UNKNOWN).after(turn.say("route_moved_on"))


def _next(turn: Turn, state: State) -> Answer:
    if state.question == "after_help":
        return contacts.way_on(turn, state).after(turn.say("acknowledge"))
    return onward(turn, state)
