# SPDX-License-Identifier: EUPL-1.2
"""Rather a call: on which number, when it suits, and whether that may be passed on where a handoff waits."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, message
from actions.asking import questions
from actions.person import call_offer, reach, reads_along
from actions.person.truth import when
from actions.state import State
from actions.told import phone
from actions.turn import Turn
from content.reply import ContactCommand

DECLINED = ("ontkennen", "liever_niet", "weet_niet", "goed_zo")
CALLED_OFF = ("ontkennen", "liever_niet")
WHENEVER = ("bevestigen", "weet_niet", "goed_zo")
LONGEST = 12
"""Words; longer than this nobody tells when it suits."""


def wanted(turn: Turn, state: State) -> Answer:
    """Ask for the number."""
    return questions.ask(turn, state, "reach_number")


def number(turn: Turn, state: State) -> Answer:
    """A number, or a kind word and the question once more."""
    found = phone.read(turn.text)
    if found:
        return questions.ask(turn, reach.to_call(state, found), "reach_times")
    if turn.intent in DECLINED:
        return in_chat(turn, state)
    if any(sign.isdigit() for sign in turn.text):
        return questions.again(turn, state) if not state.repeats else in_chat(turn, state)
    return _besides(turn, state)


def _besides(turn: Turn, state: State) -> Answer:
    """Something else was said: who waits hears that it was kept, and the question comes once more."""
    if state.repeats:
        return in_chat(turn, state)
    asked = questions.again(turn, state)
    return asked.after(turn.say("message_added")) if reach.waiting(turn) else asked


def in_chat(turn: Turn, state: State) -> Answer:
    """No call: the answer comes in the conversation."""
    without = replace(state, reach=None)
    if not reach.waiting(turn):
        return questions.ask(turn, without, "summary").after(turn.say("reach_in_chat"))
    done = message(turn, without, "reach_in_chat")
    return reads_along.beside(turn, call_offer.beside(turn, done))


def times(turn: Turn, state: State) -> Answer:
    """When it suits, in the resident's own words."""
    if phone.read(turn.text):
        return number(turn, state)
    if turn.intent in CALLED_OFF:
        return in_chat(turn, state)
    if turn.intent in WHENEVER:
        return settled(turn, state, {"times": reach.ANY_TIME})
    if "?" in turn.text or len(turn.text.split()) > LONGEST:
        return _besides_times(turn, state)
    return settled(turn, state, {"words": reach.quotable(turn.text)[: reach.WORDS_KEPT]})


def _besides_times(turn: Turn, state: State) -> Answer:
    if state.repeats:
        return settled(turn, state, {"times": reach.ANY_TIME})
    asked = questions.again(turn, state)
    return asked.after(turn.say("message_added")) if reach.waiting(turn) else asked


def pressed_time(turn: Turn, state: State) -> Answer:
    """A part of the day from a button; one of earlier changes nothing."""
    if state.question != "reach_times":
        return questions.unchanged(turn, state) if state.question != "none" else in_chat(turn, state)
    return settled(turn, state, {"times": str(turn.pressed)})


def settled(turn: Turn, state: State, suits: dict[str, str]) -> Answer:
    """Number and time are known: back to what is passed on, or the question whether this may go after it."""
    known = reach.at(state, suits)
    if reach.waiting(turn):
        return questions.ask(turn, known, "reach_agree")
    return questions.ask(turn, known, "summary").after(turn.say("summary_changed"))


def agree(turn: Turn, state: State) -> Answer:
    """What was typed at the question whether the number may be passed on."""
    if phone.read(turn.text):
        return number(turn, state)
    if turn.intent == "bevestigen":
        return agreed(turn, state)
    if turn.intent in ("ontkennen", "liever_niet", "weet_niet"):
        return refused(turn, state)
    return refused(turn, state) if state.repeats else _besides(turn, state)


def agreed(turn: Turn, state: State) -> Answer:
    """The number goes to the handoff that waits."""
    done = message(turn, state, "reach_agreed").and_then(*when(turn, state))
    with_number = replace(done, commands=(ContactCommand(reach=reach.passed_on(state)),))
    return reads_along.beside(turn, with_number)


def refused(turn: Turn, state: State) -> Answer:
    """The number is forgotten."""
    done = message(turn, replace(state, reach=None), "reach_refused")
    return reads_along.beside(turn, call_offer.beside(turn, done))
