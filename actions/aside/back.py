# SPDX-License-Identifier: EUPL-1.2
"""Going back a step, beginning again, or on to something else."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, message
from actions.aside import follow_up
from actions.asking import questions
from actions.showing import activities
from actions.state import ABOUT_REACHING, State, back
from actions.turn import Turn
from actions.worry import onward

LET_GO = ("none", "summary", "summary_change", *ABOUT_REACHING)
"""Questions that whoever searches on need not answer."""


def step_back(turn: Turn, state: State) -> Answer:
    """The question before this one."""
    before = back(state) if state.previous else State(words=state.words, for_whom=state.for_whom)
    if before.question != "none":
        return questions.unchanged(turn, before)
    if before.theme is None:
        return message(turn, before, "nothing_before")
    return activities.first(turn, replace(before, shown=[]))


def afresh(turn: Turn, state: State) -> Answer:
    """Everything that was said is put aside."""
    return message(turn, State(), "afresh")


def other(turn: Turn, state: State) -> Answer:
    """Something else: the second worry where one waits, else the list of themes."""
    if len(state.themes) > 1:
        return questions.ask(turn, replace(state, question="none"), "second_worry")
    listed = questions.ask(turn, replace(state, misses=questions.MISSES_ALLOWED + 1), "choose_theme")
    return listed.instead(turn.say("other"))


def closing(turn: Turn, state: State) -> Answer:
    """A kind end, with the door open."""
    return follow_up.offered(turn, state, message(turn, state, "closing"))


def searching_on(turn: Turn, state: State) -> Answer:
    """On with the search, also while a handoff waits."""
    if state.question not in LET_GO:
        return questions.unchanged(turn, state)
    calm = replace(state, question="none", repeats=0)
    if state.theme is None:
        return message(turn, calm, "afresh")
    return activities.more(turn, calm) if state.page else onward.onward(turn, calm)
