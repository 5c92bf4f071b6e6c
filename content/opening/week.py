# SPDX-License-Identifier: EUPL-1.2
"""A team's ordinary week as somebody fills it in, and the holidays on which it is there after all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from content.opening.holidays import holidays
from content.opening.hours import ZONE
from content.opening.timetable import Timetable

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ORDINARY = date(2035, 11, 5)
"""A Monday of a week without holidays, so far away that no rule is about its own days."""
MIDNIGHT = time()
CLOSED = "off"


@dataclass(frozen=True)
class Span:
    """From a time to a later one; until midnight ends at 0:00."""

    start: time
    end: time


Day = tuple[Span, ...]


@dataclass(frozen=True)
class Week:
    """Monday to Sunday, and the public holidays on which the team is there as on another such day."""

    days: tuple[Day, ...]
    open_on: frozenset[date] = frozenset()


def read(hours: str, today: date) -> Week:
    """The week that these hours come to."""
    times = Timetable(hours)
    days = tuple(_day(times, ORDINARY + timedelta(days=n)) for n in range(7))
    return Week(days, frozenset(one.day for one in holidays(today) if _day(times, one.day)))


def write(week: Week) -> str:
    """The week in OpenStreetMap's notation, closed on public holidays unless it was said otherwise."""
    rules = [f"{name} {_spans(day)}" for name, day in zip(DAYS, week.days, strict=True) if day]
    if not rules:
        return CLOSED
    open_on = [f"{_date(day)} {_spans(week.days[day.weekday()])}" for day in _that_open(week)]
    return "; ".join([*rules, "PH off", *open_on])


def same(hours: str, week: Week, today: date) -> bool:
    """Whether the week says all that these hours say of the year to come."""
    start = datetime.combine(today, MIDNIGHT, ZONE)
    end = start + timedelta(days=365)
    return list(Timetable(hours).openings(start, end)) == list(Timetable(write(week)).openings(start, end))


def _that_open(week: Week) -> Iterable[date]:
    return sorted(day for day in week.open_on if week.days[day.weekday()])


def _day(times: Timetable, day: date) -> Day:
    start = datetime.combine(day, MIDNIGHT, ZONE)
    found = times.openings(start, datetime.combine(day + timedelta(days=1), MIDNIGHT, ZONE))
    return tuple(Span(opening.start.time(), opening.end.time()) for opening in found)


def _spans(day: Day) -> str:
    return ",".join(f"{span.start:%H:%M}-{_end(span)}" for span in day)


def _end(span: Span) -> str:
    return "24:00" if span.end == MIDNIGHT else f"{span.end:%H:%M}"


def _date(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day:02}"
