# SPDX-License-Identifier: EUPL-1.2
"""What of Rasa's events is kept from one message to the next: what the dialogue or `nlu.missed` looks at.

Rasa keeps every reply, and with every message all that was thought of it and told beside it, twice. That was
four times as much, which was sealed, written and read with each message, and it is a resident's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.shared.core.events import BotUttered, Event

HEARD = ("intent", "entities", "decision", "themes")
GUESSES = 3
Stored = dict[str, Any]


def stored(events: Iterable[Event]) -> list[Stored]:
    """The events as they are kept, without the replies: those are in the conversation's own log."""
    return [_lean(event.as_dict()) for event in events if not isinstance(event, BotUttered)]


def _lean(event: Stored) -> Stored:
    lean = {name: value for name, value in event.items() if name != "metadata"}
    if "parse_data" in lean:
        heard = {name: value for name, value in lean["parse_data"].items() if name in HEARD}
        lean["parse_data"] = {**heard, "themes": (heard.get("themes") or [])[:GUESSES]}
    return lean
