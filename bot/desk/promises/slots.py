# SPDX-License-Identifier: EUPL-1.2
"""Slots: quarters of an hour of a team's opening hours by the end of which somebody will have answered."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time

from content.opening.hours import ZONE
from content.opening.timetable import Opening

QUARTER = 900
PARTS = {
    "ochtend": (time.min, time(12)),
    "middag": (time(12), time(18)),
    "avond": (time(18), time.max),
}
"""From when until when each part of the day is that a resident can choose (`content.reply.Times`)."""
SOON_S = 900
"""Somebody at the desk answers in a quarter of an hour at the soonest."""
FIRST_S = 1_800
"""Whoever comes in, or has to be warned, needs half an hour."""


def of_the_day(openings: Iterable[Opening], part: str) -> Iterator[Opening]:
    """What lies in this part of the day; everything where none was chosen."""
    begin, end = PARTS.get(part, (time.min, time.max))
    for opening in openings:
        # An opening never goes on after midnight.
        day = opening.start.date()
        first = max(opening.start, datetime.combine(day, begin, ZONE), key=datetime.timestamp)
        last = min(opening.end, datetime.combine(day, end, ZONE), key=datetime.timestamp)
        if first.timestamp() < last.timestamp():
            yield replace(opening, start=first, end=last)


def slots(openings: Iterable[Opening], now: float, present: bool) -> Iterator[int]:
    """Every moment that could be promised, in seconds since 1970: never past, never outside the openings."""
    for opening in openings:
        start, end = opening.start.timestamp(), opening.end.timestamp()
        running = start <= now + 1
        ready = max(start, now) + (SOON_S if running and present else FIRST_S)
        yield from range(math.ceil(ready / QUARTER) * QUARTER, int(end) + 1, QUARTER)


def first_free(
    openings: Iterable[Opening], now: float, present: bool, room: int, taken: Mapping[int, int]
) -> int | None:
    """The first slot that has room for one more promise; None where nobody is active or none is left."""
    if room < 1:
        return None
    return next((slot for slot in slots(openings, now, present) if taken.get(slot, 0) < room), None)
