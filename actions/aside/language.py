# SPDX-License-Identifier: EUPL-1.2
"""Another language than Dutch: what Omzien is and the way to a person, in that language."""

from __future__ import annotations

from actions.answer import Answer, message
from actions.state import State
from actions.turn import Turn
from content.catalogue import UnknownText


def told(turn: Turn, state: State) -> Answer:
    """The message of that language; one in simple words where content has none."""
    try:
        return message(turn, state, f"language_{turn.language}")
    except UnknownText:
        return message(turn, state, "foreign")
