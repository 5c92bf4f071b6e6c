# SPDX-License-Identifier: EUPL-1.2
"""A person, please: what would be passed on, whether that may, and the truth about when."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, message
from actions.asking import questions
from actions.person import call_offer, reach, reads_along, summary
from actions.person.truth import when
from actions.state import WORDS_KEPT, Question, State
from actions.told import haste, phone
from actions.turn import Turn
from content.reply import HandoffCommand

OPEN: frozenset[Question] = frozenset({"summary", "summary_change"})
"""While one of these is asked, what is typed is for the person who will read it."""
FEW = 8
"""Words; in a longer text a phone number may be somebody else's."""


def asked(turn: Turn, state: State) -> Answer:
    """Somebody asks for a person, and perhaps says in the same breath what it is about."""
    if turn.typed and state.question == "summary_change":
        # "ik wil alleen over mijn huur praten" is what to pass on, not the same wish once more.
        return reworded(turn, state)
    if turn.typed and turn.detected and turn.decision in ("sure", "confirm") and not state.words:
        themes = [*state.themes, *turn.detected]
        whom = turn.for_whom or state.for_whom
        state = replace(state, words=turn.text[:WORDS_KEPT], themes=themes, for_whom=whom)
    return propose(turn, haste.remembered(turn, state))


def propose(turn: Turn, state: State) -> Answer:
    """Show what would be passed on, and ask."""
    if turn.context.state == "open":
        return call_offer.beside(turn, message(turn, state, "handoff_already"))
    marked = [turn.say("summary_crisis")] if turn.context.crisis else []
    state = replace(state, struck=[])
    return _shown(turn, state, [*when(turn, state), *marked])


def _shown(turn: Turn, state: State, before: list[str]) -> Answer:
    return questions.ask(turn, state, "summary").after(*before)


def reworded(turn: Turn, state: State) -> Answer:
    """What the resident typed instead of the words that were there, or beside them; or a number to call."""
    number = phone.read(turn.text) if len(turn.text.split()) <= FEW else None
    if number:
        return questions.ask(turn, reach.to_call(state, number), "reach_times")
    instead = state.question == "summary_change" or not state.words
    words = turn.text if instead else f"{state.words} {turn.text}"
    themes = list(turn.detected) if turn.decision == "sure" and not state.themes else state.themes
    struck = [line for line in state.struck if line != "words"]
    whom = turn.for_whom or state.for_whom
    after = replace(state, words=words[:WORDS_KEPT], struck=struck, themes=themes, for_whom=whom)
    after = haste.remembered(turn, after)
    return _shown(turn, after, [turn.say("summary_changed")] if state.words else [])


def strike(turn: Turn, state: State, line: str) -> Answer:
    """One line less to pass on; who takes the call away is answered in the chat."""
    if line == "reach":
        state = replace(state, reach=None)
    return _shown(turn, replace(state, struck=[*state.struck, line]), [turn.say("summary_changed")])


def change(turn: Turn, state: State) -> Answer:
    """Ask what should be different."""
    return questions.ask(turn, state, "summary_change")


def agreed(turn: Turn, state: State) -> Answer:
    """The handoff itself and the one question that is left; between them the bot says by when."""
    command = HandoffCommand(summary=summary.passed_on(turn, state))
    key = "handoff_sent_call" if state.reach else "handoff_sent"
    done = message(turn, replace(state, previous=[]), key)
    return reads_along.beside(turn, call_offer.beside(turn, replace(done, commands=(command,))))


def refused(turn: Turn, state: State) -> Answer:
    """Nothing is passed on; after danger no search is offered as if nothing was said."""
    return message(turn, state, "summary_refused_crisis" if turn.context.crisis else "summary_refused")
