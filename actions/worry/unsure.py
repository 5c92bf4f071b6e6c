# SPDX-License-Identifier: EUPL-1.2
"""When Omzien does not know what it is about: three guesses once, then the whole list and a person."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer
from actions.asking import questions
from actions.state import State
from actions.turn import Turn

GUESSES = 3


def missed(turn: Turn, state: State, besides: tuple[str, ...] = ()) -> Answer:
    """One miss more; `besides` are themes that were already denied."""
    likeliest = [theme for theme in (turn.ranked or state.candidates) if theme not in besides]
    misses = state.misses + 1 if likeliest else questions.MISSES_ALLOWED + 1
    after = replace(state, misses=misses, candidates=likeliest[:GUESSES])
    asked = questions.ask(turn, after, "choose_theme")
    return asked if misses <= questions.MISSES_ALLOWED else asked.after(turn.say("missed_again"))


def confirm(turn: Turn, state: State) -> Answer:
    """Ask whether the likeliest theme is right."""
    candidates = [*turn.detected[:1], *(theme for theme in turn.ranked if theme not in turn.detected[:1])]
    after = replace(state, candidates=candidates[: GUESSES + 1])
    return questions.ask(turn, after, "confirm_theme")


def everything(turn: Turn, state: State) -> Answer:
    """The whole list, because the resident asked for it."""
    return questions.ask(turn, replace(state, misses=questions.MISSES_ALLOWED + 1), "choose_theme")
