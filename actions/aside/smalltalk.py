# SPDX-License-Identifier: EUPL-1.2
"""Greeting, thanks, questions about Omzien itself; the open question stays open."""

from __future__ import annotations

from actions.answer import Answer, answer, message
from actions.asking import questions
from actions.showing import contacts
from actions.state import State, back
from actions.turn import Turn
from actions.worry import unsure


def greeting(turn: Turn, state: State) -> Answer:
    """The first message in full; later a short hello, and on with what was open."""
    if turn.context.first or state == State():
        return message(turn, state, "welcome")
    if turn.context.after_a_day:
        return resumed(turn, state).after(turn.say("welcome_back"))
    if state.question != "none":
        return questions.unchanged(turn, state)
    return message(turn, state, "greeting_again")


def thanks(turn: Turn, state: State) -> Answer:
    """You are welcome."""
    return resumed(turn, state).after(turn.say("thanks"))


def help(turn: Turn, state: State) -> Answer:
    """What Omzien can do."""
    return aside(turn, state, "help")


def computer(turn: Turn, state: State) -> Answer:
    """Yes, a computer."""
    return aside(turn, state, "computer")


def aside(turn: Turn, state: State, key: str, **holes: str) -> Answer:
    """A message in between; an open question comes again after it, so that there is one way on."""
    if state.question == "none":
        return message(turn, state, key, **holes)
    return questions.unchanged(turn, state).after(turn.say(key, **holes))


def acknowledged(turn: Turn, state: State) -> Answer:
    """A yes or an okay to nothing in particular."""
    return resumed(turn, state).after(turn.say("acknowledge"))


def not_knowing(turn: Turn, state: State) -> Answer:
    """A don't know to nothing in particular: perhaps the list helps."""
    if state.theme:
        return resumed(turn, state).after(turn.say("acknowledge"))
    return unsure.everything(turn, state).instead(turn.say("not_knowing"))


def declined(turn: Turn, state: State) -> Answer:
    """A no to nothing in particular."""
    return resumed(turn, state).after(turn.say("acknowledge_no"))


def resumed(turn: Turn, state: State) -> Answer:
    """On where the talk was, without saying anything again that was said."""
    if state.question == "erase":
        state = back(state) if state.previous else State()
    if state.question != "none":
        return questions.unchanged(turn, state)
    if state.theme:
        return contacts.way_on(turn, state)
    return answer(state, [], [turn.button("alle_themas"), turn.button("mens")])


def resumed_aloud(turn: Turn, state: State) -> Answer:
    """The same, for when nothing else is said."""
    done = resumed(turn, state)
    return done if done.parts else done.after(turn.say("acknowledge"))
