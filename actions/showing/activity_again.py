# SPDX-License-Identifier: EUPL-1.2
"""A few words after a search that change the wish are a new search: "en op donderdag?"."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, Handler
from actions.showing import activities, activity_search
from actions.state import Question, State
from actions.turn import Turn

OTHERWISE_MEANT = ("mens", "begroeten")
"""Intents whose words are wishes as well: "praten", "morgen"."""
BESIDE: tuple[Question, ...] = ("none", "second_worry")
"""At another question a day may be its answer."""


def again(turn: Turn, state: State) -> Answer | None:
    """The search once more, where a message after it changes the wish and surely tells nothing else."""
    if not (turn.typed and state.page and activities.about(turn, state)):
        return None
    after = activities.remembered(turn, state)
    return None if after.wish == state.wish or _another_worry(turn, state) else _searched(turn, after)


def following(handler: Handler) -> Handler:
    """The handler, unless the message only says when or how, right after a search: then it is a new one.

    What a model makes of so few words is chance: "en op dinsdag?" was heard as another subject.
    """

    def heard(turn: Turn, state: State) -> Answer:
        if _may_follow(turn, state) and activity_search.only_wished(turn):
            return _searched(turn, activities.remembered(turn, state))
        return handler(turn, state)

    return heard


def _may_follow(turn: Turn, state: State) -> bool:
    if not turn.typed or not state.page or state.question not in BESIDE or turn.language:
        return False
    otherwise = turn.intent in OTHERWISE_MEANT or _another_worry(turn, state)
    return not otherwise and activities.about(turn, state)


def _another_worry(turn: Turn, state: State) -> bool:
    return turn.decision == "sure" and turn.detected[:1] != (state.theme,)


def _searched(turn: Turn, state: State) -> Answer:
    return activities.first(turn, replace(state, page=0, shown=[], question="none"))
