# SPDX-License-Identifier: EUPL-1.2
"""Slots: quarters of an hour of a team's opening hours by the end of which somebody will have answered."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from content.timetable import Opening

QUARTER = 900
SOON_S = 900
"""Somebody at the desk answers in a quarter of an hour at the soonest."""
FIRST_S = 1_800
"""Whoever comes in, or has to be warned, needs half an hour."""


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
