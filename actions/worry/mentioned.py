# SPDX-License-Identifier: EUPL-1.2
"""The contacts that the first help named already: naming them once more first would bring nothing new."""

from __future__ import annotations

from actions.state import State
from actions.told.needs import remembered
from actions.turn import Turn
from content import holes
from content.model import Text


def texts(turn: Turn, state: State) -> tuple[Text, Text]:
    """The opening and the step; those of the finer need where one was spoken of."""
    theme = turn.theme(state.themes[0])
    needs = remembered(turn, theme.key, state.needs)
    opening = next((need.opening for need in needs if need.opening), theme.opening)
    return opening, next((need.step for need in needs if need.step), theme.step)


def contacts(turn: Turn, state: State) -> set[str]:
    """The ids of the contacts in them."""
    names = [name for text in texts(turn, state) for name in holes.names(turn.words(text))]
    return {name.partition(".")[0] for name in names if "." in name}
