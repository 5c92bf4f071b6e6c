# SPDX-License-Identifier: EUPL-1.2
"""What an editor has to look at in a contact on a day: its age, its last day, what was only for a while."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from content.expiry import state
from content.model import Contact

Signal = Literal["overdue", "flagged", "ended", "ending", "reopened", "waited"]
AHEAD = timedelta(days=30)
"""So long before its last day an editor hears of it."""
STALE = timedelta(days=60)
"""A waiting time that was asked longer ago says little."""


def of_dates(assured_date: str, valid_to: str | None, day: str) -> list[Signal]:
    """The same for what only has a day it was looked at, and perhaps a last day."""
    bounds, soon = state.bounds(day), (date.fromisoformat(day) + AHEAD).isoformat()
    found: dict[Signal, bool] = {
        "ended": valid_to is not None and valid_to < day,
        "overdue": assured_date < bounds.hide,
        "flagged": bounds.hide <= assured_date < bounds.flag,
        "ending": valid_to is not None and day <= valid_to <= soon,
    }
    return [signal for signal, there in found.items() if there]


def signals(contact: Contact, day: str) -> list[Signal]:
    """All there are, the worst first."""
    today = date.fromisoformat(day)
    soon, stale = (today + AHEAD).isoformat(), (today - STALE).isoformat()
    found: dict[Signal, bool] = {
        "ended": state.ended(contact, day),
        "overdue": state.overdue(contact, day),
        "flagged": state.flagged(contact, day) and not state.overdue(contact, day),
        "ending": contact.valid_to is not None and day <= contact.valid_to <= soon,
        "reopened": state.reopened(contact, day),
        "waited": bool(contact.wait_time) and (contact.wait_asked or "") < stale,
    }
    return [signal for signal, there in found.items() if there]
