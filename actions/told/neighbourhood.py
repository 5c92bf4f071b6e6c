# SPDX-License-Identifier: EUPL-1.2
"""The neighbourhood somebody lives in, where it was named: some contacts are there for a few of them only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from actions.state import State
from actions.told.activity_words import neighbourhoods
from actions.turn import Turn
from content.gazetteer.words import key
from content.model import Contact

_KEYS = {
    "neighbourhoods": "SELECT DISTINCT key FROM place WHERE kind = 'neighbourhood'",
    "places": "SELECT DISTINCT key FROM place",
}
_THERE = "SELECT 1 FROM place WHERE kind = 'neighbourhood' AND key = ? AND code = ?"


def named(turn: Turn) -> list[str]:
    """Neighbourhoods that the message names, wherever they are."""
    known = _keys(turn, "neighbourhoods")
    return [run for run in dict.fromkeys(neighbourhoods(turn.text)) if run in known]


def places(turn: Turn, words: Iterable[str]) -> frozenset[str]:
    """Which of these words are the name of a place, of whatever kind."""
    return _keys(turn, "places").intersection(words)


def _keys(turn: Turn, kind: str) -> frozenset[str]:
    return turn.book.kept.once(kind, lambda: frozenset(key for (key,) in turn.book.rows(_KEYS[kind])))


def among(turn: Turn, names: list[str], code: str | None) -> str:
    """The first of these names that is a neighbourhood of this municipality; empty where none is."""
    return next((name for name in names if turn.book.rows(_THERE, (name, code))), "") if code else ""


def placed(turn: Turn, before: Mapping[str, str] | None, place: Mapping[str, str]) -> dict[str, str]:
    """The place with the neighbourhood that was named in it, now or before."""
    code = place.get("municipality_code", "")
    told = among(turn, named(turn), code) if turn.typed and turn.text else ""
    same = before is not None and before.get("municipality_code") == code
    hood = place.get("neighbourhood") or told or (before.get("neighbourhood", "") if before and same else "")
    return {**place, "neighbourhood": hood} if hood else dict(place)


def fit(state: State, contact: Contact) -> bool | None:
    """Whether the contact is there for this neighbourhood; None where it is for all, or none is known."""
    hood = (state.place or {}).get("neighbourhood", "")
    if not contact.neighbourhoods or not hood:
        return None
    return key(hood) in map(key, contact.neighbourhoods)
