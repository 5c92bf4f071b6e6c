# SPDX-License-Identifier: EUPL-1.2
"""The Dutch public holidays that come, with the key of their name in the content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from content.opening.hours import ZONE, parsed

NAMES = {
    "Jan 1": "holiday_new_year",
    "easter": "holiday_easter",
    "easter +1 day": "holiday_easter_monday",
    "Apr 26-27": "holiday_king",
    "easter +39 days": "holiday_ascension",
    "easter +49 days": "holiday_whitsun",
    "easter +50 days": "holiday_whit_monday",
    "Dec 25": "holiday_christmas",
    "Dec 26": "holiday_boxing_day",
}
"""Days in the notation of opening hours; which of them are holidays is known by its library."""
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Holiday:
    """One day, and the key of what it is called."""

    day: date
    name: str


def holidays(since: date, until: date | None = None) -> Iterator[Holiday]:
    """Those from a day on, for a year or until (and without) another day."""
    day, end = since, until or since + A_YEAR
    while day < end:
        if _falls_in("PH", day):
            name = next((key for rule, key in NAMES.items() if _falls_in(rule, day)), "holiday")
            yield Holiday(day, name)
        day += timedelta(days=1)


def _falls_in(rule: str, day: date) -> bool:
    times = parsed(rule)
    return times is not None and times.is_open(datetime.combine(day, time(12), ZONE))
