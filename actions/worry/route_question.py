# SPDX-License-Identifier: EUPL-1.2
"""Which question changes the route of a worry: its theme's, a need's own, or none."""

from __future__ import annotations

from actions.state import State
from actions.told.needs import remembered
from actions.turn import Turn
from content.model import Route, Theme

URGENT_ALREADY = ("now", "today")


def of(turn: Turn, state: State) -> Route | None:
    """The question of the current worry, answered or not."""
    theme = turn.theme(state.themes[0])
    key = theme.after_help if state.question == "after_help" else _key(turn, state, theme)
    return turn.book.route(key, turn.context.organisation) if key else None


def before_help(turn: Turn, state: State) -> Route | None:
    """The question to ask now, while its answer is not known and could still change something."""
    route = of(turn, state)
    if route is None or route.key in (*state.route_done, *state.dated):
        return None
    return None if state.urgency in URGENT_ALREADY else route


def told(turn: Turn, state: State) -> Route | None:
    """The question that a told day has answered before it could be asked."""
    route = of(turn, state)
    answered = route and route.key in state.dated and route.key not in state.route_done
    return route if answered else None


def after_help(turn: Turn, state: State) -> Route | None:
    """The question below the first contact: only where there is haste, for only then it changes something."""
    key = turn.theme(state.themes[0]).after_help
    if key is None or key in state.route_done or state.urgency == "none" or state.page > 1:
        return None
    return turn.book.route(key, turn.context.organisation)


def _key(turn: Turn, state: State, theme: Theme) -> str | None:
    for need in remembered(turn, theme.key, state.needs):
        if need.route or not need.asks:
            return need.route
    return theme.route
