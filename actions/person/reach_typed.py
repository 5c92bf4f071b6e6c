# SPDX-License-Identifier: EUPL-1.2
"""Typed text at a question about reaching the resident: an answer whatever the model took it for."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, Handler
from actions.asking import button, questions
from actions.person import reach, reach_questions, reads_along
from actions.state import ABOUT_REACHING, Question, State
from actions.told import typed
from actions.turn import CERTAIN, Turn

ALWAYS = ("wissen", "stoppen", "gegevens", "computer")
"""What can be said at any question."""
BEFORE = (*ALWAYS, "hulp", "terug", "opnieuw", "mens")
TYPED: dict[Question, Handler] = {
    "reach_number": reach_questions.number,
    "reach_times": reach_questions.times,
    "reach_agree": reach_questions.agree,
    "reads_along": reads_along.heard,
}


def first(handler: Handler) -> Handler:
    """The handler, unless one of these questions is open and what was typed is for it."""

    def heard(turn: Turn, state: State) -> Answer:
        state = _still_asked(turn, state)
        if not turn.typed or state.question not in ABOUT_REACHING or _way_out(turn, state):
            return handler(turn, state)
        chosen = typed.choice(turn.text, questions.buttons(turn, state))
        if chosen:
            return button.press(replace(turn, pressed=chosen.id, data=chosen.data), state)
        return TYPED[state.question](turn, state)

    return heard


def _still_asked(turn: Turn, state: State) -> State:
    """A question about a handoff that has ended since is not open any more."""
    over = state.question in ("reads_along", "reach_agree") and not reach.waiting(turn)
    return replace(state, question="none", repeats=0) if over else state


def _way_out(turn: Turn, state: State) -> bool:
    outs = ALWAYS if state.question == "reads_along" else BEFORE
    told = any(sign.isdigit() for sign in turn.text)
    return turn.intent in outs and turn.certainty >= CERTAIN and not told
