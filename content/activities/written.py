# SPDX-License-Identifier: EUPL-1.2
"""From the days and times an editor fills in to a schedule; what cannot be read is named, never raised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from content.activities.schedule import A_WEEK, WHOLE_DAY, Once, Schedule, Slot
from content.opening.holidays import holidays

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
GROUPS = {"elke dag": range(7), "werkdagen": range(5), "weekend": range(5, 7)}
HOLIDAYS = "feestdagen"
AHEAD = 2 * 365
"""Days: so far what does not come every week is written out, so an old compiled file still knows it."""
AT_MOST = 1000
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})\s*(?:(?:-|–|tot)\s*(\d{1,2})[:.](\d{2}))?")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s+(.+))?")
Wrong = tuple[str, str]
"""A field that cannot be read, and what stands in it."""


@dataclass
class Reading:
    """A schedule, and what of it could not be read."""

    schedule: Schedule = field(default_factory=Schedule)
    wrong: list[Wrong] = field(default_factory=list)


def read(data: Mapping[str, Any], today: date) -> Reading:
    """The schedule in an activity's fields."""
    found = Reading()
    span = _span(found, "time", data.get("time"))
    first, last = (_day(found, name, data.get(name)) for name in ("from", "until"))
    days = list(_weekdays(found, data.get("days")))
    not_on = frozenset(_days_off(found, data.get("not_on"), today))
    once = list(_dates(found, data.get("dates"), span))
    of_month, weeks = _numbers(data.get("of_month")), data.get("weeks") or 1
    start = first or today
    end = min(last or today + timedelta(days=AHEAD), today + timedelta(days=AHEAD))
    weekly: tuple[Slot, ...] = ()
    if of_month:
        once += [Once(day, *span) for day in _monthly(days, of_month, start, end)]
    elif isinstance(weeks, int) and weeks > 1:
        if first is None and days:
            found.wrong.append(("from", ""))
        once += [Once(day, *span) for day in _every(days, weeks, start, end)]
    else:
        weekly = tuple(Slot(day, *span) for day in days)
    singles = tuple(sorted(set(once), key=lambda one: (one.day, one.start)))[:AT_MOST]
    repeat = _repeat(days, weeks, of_month)
    found.schedule = Schedule(weekly, singles, first, last, not_on, repeat)
    if not weekly and not singles and not found.wrong:
        found.wrong.append(("days", ""))
    return found


def minutes(text: object) -> tuple[int, int] | None:
    """The minutes of "10:00-12:00"; without an end it ends as it begins; None where it is no time."""
    match = _TIME.fullmatch(str(text).strip())
    if match is None:
        return None
    start = int(match[1]) * 60 + int(match[2])
    end = int(match[3]) * 60 + int(match[4]) if match[3] else start
    if (
        start >= WHOLE_DAY[1]
        or end > WHOLE_DAY[1]
        or any(int(part or 0) > 59 for part in (match[2], match[4]))
    ):
        return None
    return start, end if end >= start else end + WHOLE_DAY[1]


def weekday(name: object) -> list[int]:
    """The weekdays a word names: woensdag, wo, werkdagen; none for any other word."""
    word = str(name).strip().casefold().removeprefix("elke ")
    if word in GROUPS or f"elke {word}" in GROUPS:
        return list(GROUPS.get(word) or GROUPS[f"elke {word}"])
    return [number for number, day in enumerate(DAYS) if len(word) > 1 and day.startswith(word)]


def _span(found: Reading, name: str, value: object) -> tuple[int, int]:
    if value in (None, ""):
        return WHOLE_DAY
    read = minutes(value)
    if read is None:
        found.wrong.append((name, str(value)))
    return read or WHOLE_DAY


def _day(found: Reading, name: str, value: object) -> date | None:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        found.wrong.append((name, str(value)))
        return None


def _weekdays(found: Reading, value: object) -> Iterator[int]:
    seen: set[int] = set()
    for name in value if isinstance(value, list) else ():
        days = weekday(name)
        if not days:
            found.wrong.append(("days", str(name)))
        yield from (day for day in days if day not in seen)
        seen.update(days)


def _dates(found: Reading, value: object, span: tuple[int, int]) -> Iterator[Once]:
    for line in value if isinstance(value, list) else ():
        match = _DAY.fullmatch(str(line).strip())
        day = _day(found, "dates", match[1] if match else line)
        if day is not None and match is not None:
            yield Once(day, *(_span(found, "dates", match[2]) if match[2] else span))


def _days_off(found: Reading, value: object, today: date) -> Iterator[date]:
    for line in value if isinstance(value, list) else ():
        if str(line).strip().casefold() == HOLIDAYS:
            for year in range(3):
                yield from (one.day for one in holidays(today + timedelta(days=365 * year)))
        elif (day := _day(found, "not_on", line)) is not None:
            yield day


def _numbers(value: object) -> list[int]:
    return [number for number in value if isinstance(number, int)] if isinstance(value, list) else []


def _monthly(days: list[int], numbers: list[int], start: date, end: date) -> Iterator[date]:
    day = start
    while day <= end:
        last = (day + timedelta(days=A_WEEK)).month != day.month
        if day.weekday() in days and ((day.day - 1) // A_WEEK + 1 in numbers or (last and -1 in numbers)):
            yield day
        day += timedelta(days=1)


def _every(days: list[int], weeks: int, start: date, end: date) -> Iterator[date]:
    """From the week of the first day on, every so many weeks."""
    monday = start - timedelta(days=start.weekday())
    while monday <= end:
        week = (monday + timedelta(days=number) for number in sorted(days))
        yield from (day for day in week if start <= day <= end)
        monday += timedelta(days=A_WEEK * weeks)


def _repeat(days: list[int], weeks: object, of_month: list[int]) -> str:
    if not days:
        return ""
    if of_month:
        return "month"
    if isinstance(weeks, int) and weeks > 1:
        return "fortnight" if weeks == 2 else "often"
    return "day" if len(days) == A_WEEK else "week"
