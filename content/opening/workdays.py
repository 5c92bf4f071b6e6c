# SPDX-License-Identifier: EUPL-1.2
"""Working days: Monday to Friday without the public holidays."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from opening_hours import OpeningHours

from content.opening.hours import COUNTRY, ZONE

WORK = "Mo-Fr 09:00-17:00; PH off"
NOON = time(12)
FAR = 60
"""Days ahead beyond which nobody needs to know how many of them are working days."""


def between(today: date, day: date) -> int:
    """How many working days come after `today`, up to and with `day`."""
    ahead = min((day - today).days, FAR)
    return sum(_works(today + timedelta(days=number)) for number in range(1, ahead + 1))


def _works(day: date) -> bool:
    return bool(_work().is_open(datetime.combine(day, NOON, ZONE)))


@lru_cache(maxsize=1)
def _work() -> OpeningHours:
    return OpeningHours(WORK, timezone=ZONE, country=COUNTRY)
