# SPDX-License-Identifier: EUPL-1.2
"""What somebody looks for to do, or to do for another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

TWO_WEEKS = timedelta(days=14)
PARTS = {"ochtend": (0, 12 * 60), "middag": (12 * 60, 17 * 60 + 30), "avond": (17 * 60, 24 * 60)}
"""From when until when something must begin to be in a part of the day, in minutes."""
WHOLE_DAY = (0, 24 * 60)


@dataclass(frozen=True)
class Wish:
    """The place is a municipality's CBS code, the neighbourhood its key as a place is looked up.

    `words` are alternatives of which one must fit, a star lets one go on; `most` is in cents, 0 is free.
    `parts` is how many parts of a day a week somebody has; `times` are which (`PARTS`).
    What began before `now` is over.
    """

    since: date
    until: date
    municipality: str | None = None
    neighbourhood: str = ""
    times: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    most: int | None = None
    wheelchair: bool = False
    quiet: bool = False
    children: bool = False
    language: str = ""
    parts: int | None = None
    weekdays: tuple[int, ...] = ()
    now: datetime | None = None

    @property
    def span(self) -> tuple[int, int]:
        """From when until when on a day it may begin."""
        spans = [PARTS[name] for name in self.times] or [WHOLE_DAY]
        return min(start for start, _ in spans), max(end for _, end in spans)


def soon(today: date) -> tuple[date, date]:
    """The days to look at where nobody named one."""
    return today, today + TWO_WEEKS
