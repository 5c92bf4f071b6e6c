# SPDX-License-Identifier: EUPL-1.2
"""How a contact stands on a day: fresh, unchecked for too long, past its last day, closed or full.

Days are ISO texts, which sort as they follow one another; age counts from our own `assured_date`, never from
the day of the source. Standard library only: whoever answers a resident asks this of every contact it shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from content.model import Contact

FLAG, HIDE, CALL = timedelta(days=180), timedelta(days=365), timedelta(days=90)
CLOSED = "temporarily closed"
ROUND_THE_CLOCK = "24/7"


@dataclass(frozen=True)
class Bounds:
    """What was checked or called before these days is too old."""

    flag: str
    hide: str
    call: str


@lru_cache(maxsize=64)
def bounds(day: str) -> Bounds:
    """The bounds that hold on a day."""
    today = date.fromisoformat(day)
    return Bounds(*((today - age).isoformat() for age in (FLAG, HIDE, CALL)))


def flagged(contact: Contact, day: str) -> bool:
    """Whether nobody checked it for half a year: editors and workers are told."""
    return unchecked(contact.assured_date, day)


def unchecked(assured_date: str | None, day: str) -> bool:
    """The same for whatever has a day on which it was checked."""
    return (assured_date or "") < bounds(day).flag


def overdue(contact: Contact, day: str) -> bool:
    """Whether nobody checked it for a year, which hides what may be hidden."""
    return (contact.assured_date or "") < bounds(day).hide


def ended(contact: Contact, day: str) -> bool:
    """Whether its last day has passed."""
    return contact.valid_to is not None and contact.valid_to < day


def always_there(contact: Contact) -> bool:
    """Whether age never hides it: a national crisis line, and the entrance of a municipality.

    Somebody in danger without a number, or a place without any way in, is worse than an old number.
    """
    return contact.front_door or (contact.crisis and contact.level == "national")


def never_closes(contact: Contact) -> bool:
    """Whether it is a national line for who is in danger, there day and night: it has no holidays."""
    return contact.crisis and contact.level == "national" and contact.opening_hours == ROUND_THE_CLOCK


def shown(contact: Contact, day: str) -> bool:
    """Whether a resident may see it on this day."""
    if contact.front_door:
        return True
    return not ended(contact, day) and (always_there(contact) or not overdue(contact, day))


def closed(contact: Contact, day: str) -> bool:
    """Whether it is closed for a while; after `closed_until` it is open again by itself."""
    if contact.closed_until:
        return contact.closed_until >= day
    return contact.status == CLOSED


def reopened(contact: Contact, day: str) -> bool:
    """Whether it was closed until a day that has passed."""
    return contact.closed_until is not None and contact.closed_until < day


def available(contact: Contact, day: str) -> bool:
    """Whether somebody new can go there: neither closed nor full."""
    return not contact.full and not closed(contact, day)


def call_due(contact: Contact, day: str) -> bool:
    """Whether its number is due to be called: a local one, not called for 90 days or never."""
    if contact.level == "national" or contact.front_door or contact.phone is None:
        return False
    return (contact.called_date or "") < bounds(day).call
