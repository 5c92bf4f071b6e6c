# SPDX-License-Identifier: EUPL-1.2
"""What a handoff passes on, as the resident sees it line by line and as the desk gets it."""

from __future__ import annotations

from collections.abc import Callable

from actions.state import State
from actions.turn import Turn
from content.reply import Summary

LINES = ("worry", "words", "place", "for_whom", "urgency")


def lines(turn: Turn, state: State) -> list[str]:
    """The lines the resident may strike, without those struck already."""
    return [turn.say(f"line_{line}", value=VALUE[line](turn, state)) for line in kept(state)]


def kept(state: State) -> list[str]:
    """The lines that are known and not struck."""
    return [line for line in LINES if _known(state, line) and line not in state.struck]


def _known(state: State, line: str) -> bool:
    if line == "urgency":
        return state.urgency != "none"
    return bool(getattr(state, "theme" if line == "worry" else line))


def passed_on(turn: Turn, state: State) -> Summary:
    """The summary for the desk: what was shown, and whom Omzien named before."""
    shown = {line: line in kept(state) for line in LINES}
    place = state.place if shown["place"] and state.place else {}
    return Summary(
        worry=turn.theme(state.themes[0]).name if shown["worry"] else None,
        theme=state.theme if shown["worry"] else None,
        words=state.words if shown["words"] else None,
        place=place.get("name"),
        municipality=place.get("municipality_code"),
        for_whom=state.for_whom if shown["for_whom"] else None,
        urgency=state.urgency if shown["urgency"] else "none",
        urgency_reason=state.urgency_reason if shown["urgency"] else None,
        tried=_tried(turn, state),
    )


def _tried(turn: Turn, state: State) -> list[str]:
    found = (turn.book.contact(id, turn.context.organisation) for id in state.shown)
    return [contact.name for contact in found if contact]


def _urgency_line(turn: Turn, state: State) -> str:
    return " ".join(filter(None, [turn.say(f"urgency_{state.urgency}"), state.urgency_reason]))


def _quotable(words: str) -> str:
    """One line that cannot end its own quotation."""
    return " ".join(words.replace("“", '"').replace("”", '"').split())


VALUE: dict[str, Callable[[Turn, State], str]] = {
    "worry": lambda turn, state: turn.theme(state.themes[0]).name,
    "words": lambda turn, state: _quotable(state.words or ""),
    "place": lambda turn, state: (state.place or {}).get("name", ""),
    "for_whom": lambda turn, state: turn.say(f"for_whom_{state.for_whom}"),
    "urgency": _urgency_line,
}
