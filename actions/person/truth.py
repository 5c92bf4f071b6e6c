# SPDX-License-Identifier: EUPL-1.2
"""The truth about when somebody reads it, as far as it is known before the bot promises a time."""

from __future__ import annotations

from actions.context import Desk
from actions.person import summary
from actions.state import State
from actions.turn import Turn
from content.opening.when import when as in_words


def when(turn: Turn, state: State) -> list[str]:
    """In so many sentences when there is somebody."""
    team = desk(turn, state)
    known = (team.staffed, team.open_now, team.opens, team.promise, team.promised)
    return [in_words(turn.say, turn.context.now, *known)]


def desk(turn: Turn, state: State) -> Desk:
    """The team that would read what the resident passes on now."""
    passed = summary.passed_on(turn, state)
    return turn.context.desk_for(passed.theme, passed.municipality)
