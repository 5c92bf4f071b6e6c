# SPDX-License-Identifier: EUPL-1.2
"""When a team is there: its week, the public holidays and its own closing days, as stretches of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from opening_hours import State

from content.opening import closures
from content.opening.hours import UNKNOWN, ZONE, Hours, parsed

EARLIER = timedelta(hours=3)
HORIZON = timedelta(days=28)
"""As far as anybody looks ahead: a conversation is not kept longer."""
SAYS_ITSELF = ("PH", "24/7")
"""A team whose hours do not speak of public holidays is closed on them."""


@dataclass(frozen=True)
class Opening:
    """A stretch of time somebody can be there."""

    start: datetime
    end: datetime


class Timetable:
    """A team's hours as OpenStreetMap writes them; closing days as `content.opening.closures` does."""

    def __init__(self, hours: str, closed: Iterable[str] = ()) -> None:
        itself = any(word in hours for word in SAYS_ITSELF)
        self._times = parsed(hours if itself or not hours else f"{hours}; PH off")
        self._closed = tuple(closures.read_all(closed))

    @property
    def known(self) -> bool:
        """Whether these are hours at all."""
        return self._times is not None

    def closed_on(self, day: date) -> bool:
        """Whether it is one of its own closing days."""
        return any(day in closure for closure in self._closed)

    def openings(self, since: datetime, until: datetime | None = None) -> Iterator[Opening]:
        """Every stretch it is open from `since` on, the one that has begun already cut off there."""
        start, end = since.astimezone(ZONE), (until or since + HORIZON).astimezone(ZONE)
        whole: Opening | None = None
        for piece in self._pieces(start, end):
            if whole is not None and whole.end == piece.start:
                whole = Opening(whole.start, piece.end)
                continue
            if whole is not None:
                yield whole
            whole = piece
        if whole is not None:
            yield whole

    def state(self, now: datetime) -> Hours:
        """Whether it is open now, until when, or from when it is."""
        if self._times is None:
            return UNKNOWN
        first = next(self.openings(now), None)
        if first is None:
            return Hours(False)
        if first.start.timestamp() <= now.timestamp():
            return Hours(True, until=first.end)
        return Hours(False, opens=first.start)

    def _pieces(self, start: datetime, end: datetime) -> Iterator[Opening]:
        """The same a day at a time, without closing days; nothing of no length, as the lost hour in March."""
        # The library takes the first 2:30 of the night the clock goes back for the second: begin before it.
        asked = self._times.intervals(start - EARLIER, end) if self._times else ()
        for begins, ends, found, _ in asked:
            if found != State.OPEN:
                continue
            for piece in _by_day(_later(begins, start), _earlier(ends or end, end)):
                if not self.closed_on(piece.start.date()):
                    yield piece


def _later(one: datetime, other: datetime) -> datetime:
    # Two moments of one zone are compared by what the clock shows, which is wrong in that night.
    return max(one, other, key=datetime.timestamp)


def _earlier(one: datetime, other: datetime) -> datetime:
    return min(one, other, key=datetime.timestamp)


def _by_day(start: datetime, end: datetime) -> Iterator[Opening]:
    while start.timestamp() < end.timestamp():
        midnight = datetime.combine(start.date() + timedelta(days=1), time(), ZONE)
        upto = _earlier(midnight, end)
        yield Opening(start, upto)
        start = upto
