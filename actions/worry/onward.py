# SPDX-License-Identifier: EUPL-1.2
"""What comes next in a worry that is known: the route question, the place, or the contacts."""

from __future__ import annotations

from actions.answer import Answer, message
from actions.asking import questions
from actions.showing import activities
from actions.state import State
from actions.turn import Turn
from actions.worry import route_question


def onward(turn: Turn, state: State) -> Answer:
    """The next question that changes something, else who can help."""
    if state.theme is None:
        return message(turn, state, "nothing_open")
    if route_question.before_help(turn, state):
        return questions.ask(turn, state, "route")
    if state.place is None and not state.no_place:
        return questions.ask(turn, state, "choose_place" if state.place_text else "place")
    return activities.first(turn, state)
