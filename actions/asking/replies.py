# SPDX-License-Identifier: EUPL-1.2
"""Yes, no and don't know: what they mean depends on what was asked."""

from __future__ import annotations

from actions.answer import Answer, Handler
from actions.aside import erase, smalltalk
from actions.asking import place, questions
from actions.person import handoff, reach_questions, reads_along
from actions.state import Question, State
from actions.turn import Turn
from actions.worry import route, worry


def yes(turn: Turn, state: State) -> Answer:
    """A yes to the open question."""
    return YES.get(state.question, _asked_again)(turn, state)


def no(turn: Turn, state: State) -> Answer:
    """A no to the open question."""
    return NO.get(state.question, _asked_again)(turn, state)


def unknown(turn: Turn, state: State) -> Answer:
    """A don't know, which is always an answer."""
    return UNKNOWN.get(state.question, _asked_again)(turn, state)


def rather_not(turn: Turn, state: State) -> Answer:
    """Rather not say: never held against anybody."""
    if state.question in ("route", "after_help"):
        return route.answered(turn, state, "liever_niet")
    if state.question == "none":
        return place.skipped(turn, state)
    return no(turn, state)


def _route(button: str) -> Handler:
    return lambda turn, state: route.answered(turn, state, button)


def _asked_again(turn: Turn, state: State) -> Answer:
    """Not an answer to this question, so it is asked in other words; after that the talk moves on."""
    return moved_on(turn, state) if state.repeats else questions.again(turn, state)


def moved_on(turn: Turn, state: State) -> Answer:
    """A question that was asked twice is let go."""
    return MOVED_ON.get(state.question, _asked_once_more)(turn, state)


def _asked_once_more(turn: Turn, state: State) -> Answer:
    return questions.unchanged(turn, state)


YES: dict[Question, Handler] = {
    "none": smalltalk.acknowledged,
    "place": place.told_yes,
    "route": _route("ja"),
    "after_help": _route("ja"),
    "confirm_theme": worry.confirmed,
    "second_worry": worry.second,
    "summary": handoff.agreed,
    "summary_change": handoff.propose,
    "reach_agree": reach_questions.agreed,
    "reads_along": reads_along.answered("ja"),
    "erase": erase.agreed,
}
NO: dict[Question, Handler] = {
    "none": smalltalk.declined,
    "route": _route("nee"),
    "after_help": _route("nee"),
    "place": place.skipped,
    "choose_place": place.skipped,
    "confirm_theme": worry.denied,
    "choose_theme": worry.none_of_these,
    "second_worry": worry.second_declined,
    "summary": handoff.refused,
    "summary_change": handoff.propose,
    "reach_number": reach_questions.in_chat,
    "reach_times": reach_questions.in_chat,
    "reach_agree": reach_questions.refused,
    "reads_along": reads_along.answered("nee"),
    "erase": erase.refused,
}
UNKNOWN: dict[Question, Handler] = {
    "none": smalltalk.not_knowing,
    "route": _route("weet_niet"),
    "after_help": _route("weet_niet"),
    "place": place.skipped,
    "choose_place": place.skipped,
    "confirm_theme": worry.denied,
    "choose_theme": worry.none_of_these,
    "second_worry": worry.second_declined,
    "reads_along": reads_along.answered("weet_niet"),
    "erase": erase.refused,
}
MOVED_ON: dict[Question, Handler] = {
    "route": route.moved_on,
    "after_help": route.moved_on,
    "place": place.missed,
    "choose_place": place.missed,
    "confirm_theme": worry.denied,
    "second_worry": worry.second_declined,
    "erase": erase.refused,
}
