# SPDX-License-Identifier: EUPL-1.2
"""A team's hours in plain Dutch: this week, and when it is closed next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from content.opening import week
from content.opening.closures import Closure
from content.opening.holidays import holidays
from content.opening.hours import ZONE
from content.opening.timetable import Timetable
from content.opening.week import Day, Week
from content.opening.when import Say


def preview(say: Say, plan: Week, closed: Iterable[Closure], today: date) -> list[str]:
    """Sentences: this week as it really is, then the next day it is not there though it would be."""
    closures = sorted(closed)
    monday = today - timedelta(days=today.weekday())
    times = Timetable(week.write(plan), tuple(str(closure) for closure in closures))
    days = (_day(say, monday + timedelta(days=n), times) for n in range(7))
    this_week = say("desk_hours_this_week", days="; ".join(days))
    found = min(_closings(say, plan, closures, today), default=None)
    if found is None:
        return [this_week]
    day, reason = found
    key = "desk_hours_next_why" if reason else "desk_hours_next"
    return [this_week, say(key, day=in_words(say, day), reason=reason)]


def in_words(say: Say, day: date) -> str:
    """A date: vrijdag 25 december."""
    names = {"day": say(f"day_{day.weekday()}"), "month": say(f"month_{day.month}")}
    return say("date", number=str(day.day), **names)


def period(say: Say, closure: Closure) -> str:
    """A closing day, or from its first to its last."""
    if closure.first == closure.last:
        return in_words(say, closure.first)
    return say("desk_hours_period", first=in_words(say, closure.first), last=in_words(say, closure.last))


def spans(say: Say, day: Day) -> str:
    """9:00–12:00 en 13:00–17:00, or that it is closed."""
    if not day:
        return say("desk_hours_closed")
    texts = [f"{_clock(span.start)}–{_clock(span.end, True)}" for span in day]
    *first, last = texts
    return say("desk_hours_and", first=", ".join(first), last=last) if first else last


def _day(say: Say, day: date, times: Timetable) -> str:
    start = datetime.combine(day, time(), ZONE)
    found = times.openings(start, datetime.combine(day + timedelta(days=1), time(), ZONE))
    there = tuple(week.Span(opening.start.time(), opening.end.time()) for opening in found)
    return f"{say(f'desk_hours_day_{day.weekday()}')} {spans(say, there)}"


def _closings(say: Say, plan: Week, closures: list[Closure], today: date) -> Iterator[tuple[date, str]]:
    for one in holidays(today):
        if plan.days[one.day.weekday()] and one.day not in plan.open_on:
            yield one.day, say(one.name)
            break
    yield from ((max(closure.first, today), closure.reason) for closure in closures if closure.last >= today)


def _clock(moment: time, end: bool = False) -> str:
    hour = 24 if end and moment == week.MIDNIGHT else moment.hour
    return f"{hour}:{moment.minute:02}"
