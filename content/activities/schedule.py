# SPDX-License-Identifier: EUPL-1.2
"""When something is: slots of an ordinary week and single days, in the clock of Amsterdam."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")
WHOLE_DAY = (0, 24 * 60)
A_WEEK = 7
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Slot:
    """Every week on one weekday; the times are minutes after midnight."""

    weekday: int
    start: int
    end: int


@dataclass(frozen=True)
class Once:
    """One day; what lasts past midnight ends after 24:00."""

    day: date
    start: int
    end: int

    @property
    def starts(self) -> datetime:
        """The moment it begins."""
        return _moment(self.day, self.start)

    @property
    def ends(self) -> datetime:
        """The moment it ends."""
        return _moment(self.day, self.end)

    @property
    def whole_day(self) -> bool:
        """Whether no time is known."""
        return (self.start, self.end) == WHOLE_DAY


@dataclass(frozen=True)
class Schedule:
    """All times of an activity; `repeat` says in one word how it repeats, for who reads it."""

    weekly: tuple[Slot, ...] = ()
    once: tuple[Once, ...] = ()
    first: date | None = None
    last: date | None = None
    not_on: frozenset[date] = frozenset()
    repeat: str = ""

    def between(self, since: date, until: date) -> Iterator[Once]:
        """Every time from day to day, in order."""
        start = max(since, self.first or since)
        end = min(until, self.last or until)
        singles = [one for one in self.once if since <= one.day <= until]
        weekly = [] if start > end else [one for slot in self.weekly for one in _repeated(slot, start, end)]
        found = (one for one in (*weekly, *singles) if one.day not in self.not_on)
        yield from sorted(found, key=lambda one: (one.day, one.start))

    def as_data(self) -> dict[str, Any]:
        """The schedule as JSON carries it."""
        return {
            "weekly": [[slot.weekday, slot.start, slot.end] for slot in self.weekly],
            "once": [[one.day.isoformat(), one.start, one.end] for one in self.once],
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "not_on": sorted(day.isoformat() for day in self.not_on),
            "repeat": self.repeat,
        }


def read(data: Mapping[str, Any]) -> Schedule:
    """The schedule in JSON."""
    return Schedule(
        tuple(Slot(*row) for row in data["weekly"]),
        tuple(Once(date.fromisoformat(day), start, end) for day, start, end in data["once"]),
        date.fromisoformat(data["first"]) if data["first"] else None,
        date.fromisoformat(data["last"]) if data["last"] else None,
        frozenset(date.fromisoformat(day) for day in data["not_on"]),
        data["repeat"],
    )


def rule(schedule: Schedule) -> str:
    """The week's slots as iCalendar writes them; nothing where there is no ordinary week."""
    if not schedule.weekly:
        return ""
    days = ",".join(CODES[slot.weekday] for slot in schedule.weekly)
    end = f";UNTIL={schedule.last:%Y%m%d}T225959Z" if schedule.last else ""
    return f"FREQ=WEEKLY;BYDAY={days}{end}"


def _repeated(slot: Slot, start: date, end: date) -> Iterator[Once]:
    day = start + timedelta(days=(slot.weekday - start.weekday()) % A_WEEK)
    while day <= end:
        yield Once(day, slot.start, slot.end)
        day += timedelta(days=A_WEEK)


def _moment(day: date, minutes: int) -> datetime:
    days, rest = divmod(minutes, 24 * 60)
    return datetime.combine(day + timedelta(days=days), time(*divmod(rest, 60)), ZONE)
