# SPDX-License-Identifier: EUPL-1.2
"""What is kept of a resident, and erasing it or stopping."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, answer, message
from actions.aside import smalltalk
from actions.asking import questions
from actions.state import State, remembered
from actions.turn import Turn
from content.reply import EraseCommand, StopCommand


def kept(turn: Turn, state: State) -> Answer:
    """What is kept and for how long."""
    days = turn.context.kept_days
    return smalltalk.aside(turn, state, "data", days=str(days.talk), handed=str(days.handed))


def wanted(turn: Turn, state: State) -> Answer:
    """Ask once before erasing."""
    if state.question == "erase":
        return questions.again(turn, state)
    return questions.unchanged(turn, replace(remembered(state), question="erase", repeats=0))


def agreed(turn: Turn, state: State) -> Answer:
    """Erase; on a phone that others read nothing is said about it afterwards."""
    command = EraseCommand(receipt=not turn.context.private)
    return answer(State(), [turn.say("erase_done")], turn.buttons_of("erase_done"), [command])


def refused(turn: Turn, state: State) -> Answer:
    """Nothing is erased, and the talk goes on where it was."""
    return smalltalk.resumed(turn, state).after(turn.say("erase_kept"))


def stopped(turn: Turn, state: State) -> Answer:
    """No more messages until the resident writes again."""
    done = message(turn, state, "stop_done")
    return replace(done, commands=(StopCommand(),))
