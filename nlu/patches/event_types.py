# SPDX-License-Identifier: EUPL-1.2
"""Remembers which class an event type has: Rasa walks all subclasses again for every stored event."""

from __future__ import annotations

from rasa.shared.core.events import Event

from nlu.patches.source import expect

ORIGINAL = Event.resolve_by_type
KNOWN = "b5cf570fa7f286c7"
_FOUND: dict[tuple[str, type[Event] | None], type[Event] | None] = {}


def resolve(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
    """The class of an event type, looked up once."""
    wanted = (type_name, default)
    if wanted not in _FOUND:
        _FOUND[wanted] = ORIGINAL(type_name, default)
    return _FOUND[wanted]


def apply() -> None:
    """Replace Rasa's lookup."""
    expect(ORIGINAL, KNOWN)
    Event.resolve_by_type = staticmethod(resolve)
