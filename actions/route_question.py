# SPDX-License-Identifier: EUPL-1.2
"""Which question changes the route of a worry: its theme's, a need's own, or none."""

from __future__ import annotations

from actions.needs import remembered
from actions.state import State
from actions.turn import Turn
from content.model import Route

URGENT_ALREADY = ("now", "today")


def of(turn: Turn, state: State) -> Route | None:
    """The question of the current worry, answered or not."""
    key = _key(turn, state)
    return turn.book.route(key, turn.context.organisation) if key else None


def before_help(turn: Turn, state: State) -> Route | None:
    """The question to ask now, while its answer is not known and could still change something."""
    route = of(turn, state)
    if route is None or route.after_help or route.key in state.route_done:
        return None
    return None if state.urgency in URGENT_ALREADY else route


def after_help(turn: Turn, state: State) -> Route | None:
    """The question that waits until somebody was helped."""
    route = of(turn, state)
    return route if route and route.after_help and route.key not in state.route_done else None


def _key(turn: Turn, state: State) -> str | None:
    theme = turn.theme(state.themes[0])
    for need in remembered(turn, theme.key, state.needs):
        if need.route or not need.asks:
            return need.route
    return theme.route
