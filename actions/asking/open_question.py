# SPDX-License-Identifier: EUPL-1.2
"""Typed text while a question is open: an answer to it, a new worry, or neither."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, Handler
from actions.asking import button, place, questions, replies
from actions.person import handoff
from actions.state import PLACE_QUESTIONS, State
from actions.told import typed
from actions.turn import Turn
from actions.worry import route, worry
from content.gazetteer import places

YES_OR_NO = ("ja", "nee", "weet_niet")


def listening(handler: Handler) -> Handler:
    """The handler, once the open question had its chance to be answered by what was typed."""

    def heard(turn: Turn, state: State) -> Answer:
        if state.question == "none" or not turn.typed:
            return handler(turn, state)
        return _answered(turn, state) or handler(turn, state)

    return heard


def by_title(handler: Handler) -> Handler:
    """The handler, unless what was typed are just the words on a button of the open question."""

    def heard(turn: Turn, state: State) -> Answer:
        if state.question == "none" or not turn.typed:
            return handler(turn, state)
        chosen = typed.exactly(turn.text, questions.buttons(turn, state))
        if chosen is None:
            return handler(turn, state)
        return button.press(replace(turn, pressed=chosen.id, data=chosen.data), state)

    return heard


def _answered(turn: Turn, state: State) -> Answer | None:
    if turn.intent == "plaats" or place.of_those_asked(turn, state) or _short_place(turn, state):
        return place.told(turn, state)
    chosen = typed.choice(turn.text, questions.buttons(turn, state))
    if chosen and not (_new_worry(turn, state) and chosen.id not in YES_OR_NO):
        return button.press(replace(turn, pressed=chosen.id, data=chosen.data), worry.also(turn, state))
    if state.question in handoff.OPEN:
        return handoff.reworded(turn, state)
    if turn.language:
        return None
    if _new_worry(turn, state):
        return None
    if state.question in PLACE_QUESTIONS:
        return _where(turn, state)
    if state.question == "route" and route.dated(turn, state):
        return route.answered(turn, state, route.YES)
    return _neither(turn, state)


def _short_place(turn: Turn, state: State) -> bool:
    """A few words that name a place or a province are the answer, whatever theme they hint at."""
    asked = state.question in PLACE_QUESTIONS and len(turn.text.split()) <= 3
    return asked and places.find(turn.book, turn.text).kind != "none"


def _new_worry(turn: Turn, state: State) -> bool:
    """Whether the text surely brings up another worry than the one that is open."""
    return turn.decision == "sure" and bool(turn.detected) and turn.detected[0] != state.theme


def _where(turn: Turn, state: State) -> Answer | None:
    """A place, misspelt or in a sentence; else the question once more, unless it may be a worry."""
    found = places.find(turn.book, turn.text).kind != "none"
    return None if turn.decision == "confirm" and not found else place.told(turn, state)


def _neither(turn: Turn, state: State) -> Answer | None:
    """Not an answer: asked once more in other words, then let go; a choice of themes is not asked again."""
    if state.question in ("choose_theme", "confirm_theme"):
        return None
    return replies.moved_on(turn, state) if state.repeats else questions.again(turn, state)
