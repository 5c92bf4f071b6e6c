# SPDX-License-Identifier: EUPL-1.2
"""The sentence a turn showed to be misunderstood: for editors, who may teach it once it is redacted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nlu.stored_event import GUESSES

MISSED = ("unsure", "out_of_scope")
UNDERSTOOD = ("sure", "confirm")
CORRECTION = "corrected"
OTHER, NO, BUTTON = "iets_anders", "nee", "knop"
LONGEST = 300
Event = dict[str, Any]


def missed(events: Sequence[Event]) -> dict[str, Any] | None:
    """The sentence, what was thought of it and why it counts as missed; None where all went well.

    Either the dialogue could do nothing with what was just typed, or the resident denies what was made of
    what was typed just before.
    """
    spoken = [place for place, event in enumerate(events) if event.get("event") == "user"]
    if not spoken:
        return None
    last = events[spoken[-1]]
    if _decision(last) in MISSED and _slot(events, "misses"):
        return _phrase(last, _decision(last))
    if len(spoken) > 1 and _denies(last, events[: spoken[-1]]):
        before = events[spoken[-2]]
        return _phrase(before, CORRECTION) if _decision(before) in UNDERSTOOD else None
    return None


def _decision(event: Event) -> str:
    """What was concluded from a typed message; a button has nothing to conclude."""
    return str(_heard(event).get("decision") or "") if event.get("text") else ""


def _denies(event: Event, before: Sequence[Event]) -> bool:
    heard = _heard(event)
    name = heard.get("intent", {}).get("name")
    if name == BUTTON:
        name = next((found.get("value") for found in heard.get("entities") or ()), None)
    return name == OTHER or (name == NO and _slot(before, "question") == "confirm_theme")


def _slot(events: Sequence[Event], name: str) -> Any:
    """What a slot holds after these events."""
    found = (e.get("value") for e in reversed(events) if e.get("event") == "slot" and e.get("name") == name)
    return next(found, None)


def _phrase(event: Event, why: str) -> dict[str, Any]:
    heard = _heard(event)
    themes = [[one["theme"], one["confidence"]] for one in (heard.get("themes") or ())[:GUESSES]]
    return {"text": str(event["text"])[:LONGEST], "why": why, "themes": themes}


def _heard(event: Event) -> dict[str, Any]:
    return event.get("parse_data") or {}
