# SPDX-License-Identifier: EUPL-1.2
"""What Omzien is not for: a calm word on what it is for, and the second time the list and a person."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, message
from actions.aside import language
from actions.asking import questions
from actions.state import State
from actions.turn import Turn
from actions.worry import unsure


def told(turn: Turn, state: State) -> Answer:
    """A joke, an insult, another subject, another language."""
    if turn.language:
        return language.told(turn, state)
    if state.misses:
        return unsure.everything(turn, state)
    after = replace(state, misses=state.misses + 1)
    if state.question != "none":
        return questions.unchanged(turn, after).after(turn.say("outscope_short"))
    return message(turn, after, "outscope")
