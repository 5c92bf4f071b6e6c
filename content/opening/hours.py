# SPDX-License-Identifier: EUPL-1.2
"""Opening hours in OpenStreetMap's notation: open now, until when, from when, and how to say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, State, validate

from content.catalogue import Catalogue
from content.expiry.exceptions import coming
from content.expiry.state import closed
from content.model import STANDARD, Contact

ZONE = ZoneInfo("Europe/Amsterdam")
COUNTRY = "NL"
EVERY_DAY = ("PH", "Mo-Su", "24/7")
"""Hours that name one of these say themselves what happens on a public holiday."""
A_WEEK = timedelta(days=6)


@dataclass(frozen=True)
class Hours:
    """`open` is None where nobody knows; `until` is None for what never closes."""

    open: bool | None
    until: datetime | None = None
    opens: datetime | None = None


UNKNOWN = Hours(None)


def parses(hours: str) -> bool:
    """Whether this is opening hours at all."""
    return validate(hours)


def state(hours: str | None, now: datetime, others: Iterable[str] = ()) -> Hours:
    """Whether it is open; on a public holiday that the hours do not speak of, nobody knows.

    `others` are days with hours of their own, as `content.expiry.exceptions` writes them.
    """
    local = now.astimezone(ZONE) if now.tzinfo else now.replace(tzinfo=ZONE)
    silent = bool(hours) and not any(word in (hours or "") for word in EVERY_DAY)
    days = coming(others, local.date())
    today = any(local.date() in one for one in days)
    weekly = f"{hours}; PH off" if silent else hours or ""
    times = parsed("; ".join(filter(None, (weekly, *(one.rule for one in days)))))
    if times is None or not (hours or today):
        return UNKNOWN
    found, _ = times.state(local)
    change = times.next_change(local)
    if found == State.OPEN:
        return Hours(True, until=change)
    if found == State.UNKNOWN:
        return UNKNOWN
    holiday = silent and not today and _holidays().is_open(local)
    return Hours(None if holiday else False, opens=change if hours else None)


def of(contact: Contact, now: datetime) -> Hours:
    """Whether a contact is open: by its hours, its other days, and whether it is closed for a while."""
    local = now.astimezone(ZONE) if now.tzinfo else now.replace(tzinfo=ZONE)
    if closed(contact, local.date().isoformat()):
        return Hours(False)
    return state(contact.opening_hours, local, contact.hours_exceptions)


def say(
    book: Catalogue,
    hours: str | None,
    now: datetime,
    organisation: str = STANDARD,
    form: str = "je",
    others: Iterable[str] = (),
) -> str:
    """The hours as they are now, in one sentence of the content's."""

    def text(key: str, **holes: str) -> str:
        return book.message(key, organisation, form, **holes)

    local = now.astimezone(ZONE) if now.tzinfo else now.replace(tzinfo=ZONE)
    found = state(hours, local, others)
    if found.open:
        return text("hours_open_until", time=_clock(found.until)) if found.until else text("hours_always")
    if found.open is None or found.opens is None or found.opens - local > A_WEEK:
        return text("hours_unknown")
    if found.opens.date() == local.date():
        return text("hours_opens_today", time=_clock(found.opens))
    tomorrow = found.opens.date() == local.date() + timedelta(days=1)
    day = text("day_tomorrow" if tomorrow else f"day_{found.opens.weekday()}")
    return text("hours_opens_day", day=day.capitalize(), time=_clock(found.opens))


def _clock(moment: datetime) -> str:
    return f"{moment.hour}:{moment.minute:02}"


@lru_cache(maxsize=1024)
def parsed(hours: str) -> OpeningHours | None:
    """Hours ready to be asked things; None for what are no hours."""
    return OpeningHours(hours, timezone=ZONE, country=COUNTRY) if validate(hours) else None


@lru_cache(maxsize=1)
def _holidays() -> OpeningHours:
    return OpeningHours("PH", timezone=ZONE, country=COUNTRY)
