# SPDX-License-Identifier: EUPL-1.2
"""Whether somebody else can read along on this phone: asked once, after the handoff is made."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, Handler, message
from actions.asking import questions
from actions.person import call_offer, reach
from actions.person.truth import when
from actions.state import State
from actions.turn import Turn
from content.reply import ContactCommand, ReadsAlong

BY_INTENT: dict[str, ReadsAlong] = {
    "bevestigen": "ja",
    "ontkennen": "nee",
    "weet_niet": "weet_niet",
    "liever_niet": "weet_niet",
}


def beside(turn: Turn, done: Answer) -> Answer:
    """The answer with the question under it, where that is still to be asked."""
    if reach.reads_along(turn, done.state):
        return done
    state = replace(done.state, question="reads_along", repeats=0)
    asked = questions.unchanged(turn, state)
    return replace(done, state=state, parts=(*done.parts, *asked.parts), buttons=asked.buttons)


def answered(said: ReadsAlong) -> Handler:
    """What follows a yes, a no or a don't know; a yes makes this conversation one that others read."""

    def heard(turn: Turn, state: State) -> Answer:
        if not reach.waiting(turn):
            return questions.unchanged(turn, state)
        done = message(turn, replace(state, reads_along=said), f"reads_along_{said}")
        told = replace(done, commands=(ContactCommand(reads_along=said),), private=said == "ja")
        return call_offer.beside(turn, told)

    return heard


def heard(turn: Turn, state: State) -> Answer:
    """What was typed at the question; what is no answer is for the worker, and it is asked once more."""
    said = BY_INTENT.get(turn.intent)
    if said:
        return answered(said)(turn, state)
    waits = {"when": " ".join(when(turn, state))}
    if state.repeats:
        return message(turn, state, "handoff_waiting", **waits)
    return questions.again(turn, state).after(turn.say("handoff_waiting", **waits))
