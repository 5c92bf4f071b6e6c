# SPDX-License-Identifier: EUPL-1.2
"""What was filled in on days that are not as every week: which days, which hours, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from content.expiry.exceptions import SHUT, Exceptional, read

LONGEST = timedelta(days=92)
BACK = timedelta(days=1)
CHOSEN = "c-"
"""What a contact's box is called, before its id."""


@dataclass(frozen=True)
class Filled:
    """Lines for `hours_exceptions` and for whom, or the keys of what is wrong."""

    lines: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def filled(form: Mapping[str, str], today: date) -> Filled:
    """The form as it was sent."""
    contacts = tuple(name.removeprefix(CHOSEN) for name in form if name.startswith(CHOSEN))
    days = _days(form)
    hours = SHUT if form.get("hoe") == "dicht" else f"{form.get('van', '')}-{form.get('tot', '')}"
    found = [str(Exceptional(first, last, hours)) for first, last in days]
    wrong = {
        "desk_upkeep_days_none": not days,
        "desk_upkeep_days_order": any(last < first for first, last in days),
        "desk_upkeep_days_past": any(last < today - BACK for first, last in days if first <= last),
        "desk_upkeep_days_long": any(last - first > LONGEST for first, last in days),
        "desk_upkeep_days_hours": any(read(line) is None for line in found) or _backwards(hours),
        "desk_upkeep_days_nobody": not contacts,
    }
    problems = tuple(key for key, there in wrong.items() if there)
    return Filled(tuple(found), contacts, problems[:1])


def _days(form: Mapping[str, str]) -> list[tuple[date, date]]:
    """The holidays that were ticked, and the days that were typed."""
    ticked = [day for name in form if name.startswith("dag-") and (day := _day(name.removeprefix("dag-")))]
    first = _day(form.get("eerste", ""))
    last = _day(form.get("laatste", "")) or first
    return [*((day, day) for day in sorted(ticked)), *([(first, last)] if first and last else [])]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _backwards(hours: str) -> bool:
    start, _, end = hours.partition("-")
    return hours != SHUT and end <= start
