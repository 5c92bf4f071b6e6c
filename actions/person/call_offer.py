# SPDX-License-Identifier: EUPL-1.2
"""A call back: offered while nobody is there who reads it now."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer
from actions.person import truth
from actions.state import State
from actions.turn import Turn


def offered(turn: Turn, state: State) -> bool:
    """Whether to offer it: nobody of the team is there now, and no number was left yet."""
    return state.reach is None and not truth.desk(turn, state).staffed


def beside(turn: Turn, done: Answer) -> Answer:
    """The answer with the button for it, where it is offered."""
    button = (turn.button("bel_mij_terug"),) if offered(turn, done.state) else ()
    return replace(done, buttons=(*button, *done.buttons))
