# SPDX-License-Identifier: EUPL-1.2
"""What a handoff passes on, as the resident sees it line by line and as the desk gets it."""

from __future__ import annotations

from collections.abc import Callable

from actions.person import reach
from actions.state import State
from actions.turn import Turn
from content.activities.naming import name_of
from content.reply import Summary

LINES = ("worry", "words", "place", "for_whom", "tried", "urgency")
"""The lines that can be struck; how to reach the resident can only be another way."""
NAMED = 3
"""So many contacts are named; who reads it can ask for the others."""


def lines(turn: Turn, state: State) -> list[str]:
    """What the resident reads, without what was struck."""
    shown = {line: VALUE[line](turn, state) for line in kept(turn, state)}
    shown["reach"] = reach.said(turn, state)
    return [turn.say(f"line_{line}", value=value) for line, value in shown.items()]


def kept(turn: Turn, state: State) -> list[str]:
    """The lines that are known and not struck."""
    return [line for line in LINES if line not in state.struck and VALUE[line](turn, state)]


def strikeable(turn: Turn, state: State) -> list[str]:
    """What can be taken away now."""
    return [*kept(turn, state), *(["reach"] if state.reach else [])]


def empty(turn: Turn, state: State) -> bool:
    """Whether there is nothing to show but that the answer comes here."""
    return not kept(turn, state) and state.reach is None


def passed_on(turn: Turn, state: State) -> Summary:
    """The summary for the desk: what was shown, and nothing else."""
    shown = {line: line in kept(turn, state) for line in LINES}
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
        tried=_tried(turn, state) if shown["tried"] else [],
        reach=reach.passed_on(state),
        reads_along=reach.reads_along(turn, state),
    )


def _tried(turn: Turn, state: State) -> list[str]:
    found = (name_of(turn.book, id, turn.context.organisation) for id in state.shown)
    return [name for name in found if name]


def _tried_lines(turn: Turn, state: State) -> str:
    names = _tried(turn, state)
    more = [turn.say("tried_more", count=str(len(names) - NAMED))] if len(names) > NAMED else []
    return "".join(f"\n– {name}" for name in [*names[:NAMED], *more])


def _worry(turn: Turn, state: State) -> str:
    return turn.theme(state.themes[0]).name if state.themes else ""


def _for_whom(turn: Turn, state: State) -> str:
    return turn.say(f"for_whom_{state.for_whom}") if state.for_whom else ""


def _urgency(turn: Turn, state: State) -> str:
    if state.urgency == "none":
        return ""
    return " ".join(filter(None, [turn.say(f"urgency_{state.urgency}"), state.urgency_reason]))


VALUE: dict[str, Callable[[Turn, State], str]] = {
    "worry": _worry,
    "words": lambda turn, state: reach.quotable(state.words or ""),
    "place": lambda turn, state: (state.place or {}).get("name", ""),
    "for_whom": _for_whom,
    "tried": _tried_lines,
    "urgency": _urgency,
}
