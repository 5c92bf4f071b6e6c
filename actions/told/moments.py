# SPDX-License-Identifier: EUPL-1.2
"""The days a text names, seen from today: weekdays, dates, and amounts of time ahead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from actions.told import days
from content.phrasing import either
from content.word_list import Phrases

HOURS = 24
IN_DAYS = {"day": 1, "workday": 1, "week": 7, "month": 30}
MASK = "\0"


@dataclass(frozen=True)
class Moment:
    """A day in a text and where it stands; `exact` is False where only the earliest day is known."""

    start: int
    end: int
    day: date
    exact: bool = True


Found = tuple[date | None, bool]
Reading = Callable[[re.Match[str], date], Found]


class Moments:
    """Reads days in normal text, with the words of `understanding/times.txt`."""

    def __init__(self, words: Phrases) -> None:
        self._words = words
        near, past = self._any("past_near"), self._any("past")
        self._before = re.compile(rf"{near}\W+(?:\w+\W+)?$|{past}\W+(?:de |het )?$")
        self._after = re.compile(rf"\W+(?:\w+\W+)?{near}")
        self._rules = [(re.compile(pattern), reading) for pattern, reading in self._made()]

    def of(self, text: str, today: date) -> list[Moment]:
        """The days from today on that normal `text` names, in its order; what is over is left out."""
        left, found = text, []
        for pattern, reading in self._rules:
            for match in pattern.finditer(left):
                day, exact = reading(match, today)
                if day and day >= today and not self._over(text, match):
                    found.append(Moment(match.start(), match.end(), day, exact))
                left = left[: match.start()] + MASK * len(match[0]) + left[match.end() :]
        return sorted(found, key=lambda moment: moment.start)

    def _over(self, text: str, match: re.Match[str]) -> bool:
        return bool(self._before.search(text[: match.start()]) or self._after.match(text[match.end() :]))

    def _made(self) -> Iterator[tuple[str, Reading]]:
        """Every way to name a day; the first that fits takes its words."""
        past, next_, this, at, ahead = map(self._any, ("past", "next", "this", "at", "ahead"))
        day, month, unit, date_ = map(self._kinds, ("day", "month", "unit", "date"))
        number, units = rf"(?P<number>(?<!\w)\d{{1,3}}(?!\d)|{self._plain('number')})", self._plain("unit")
        week, end, start = map(self._any, ("unit_week", "end", "start"))
        weekend, points = self._any("weekend"), self._any("points")
        yield rf"{past}\W+(?:{unit}|{weekend})(?:\W+{day})?|{past}\W+{self._kinds('day', 'd2')}", _nothing
        yield rf"{number}\W+(?:e\W+)?{month}(?:\W+(?P<year>\d{{4}}))?", self._date
        yield rf"(?P<d>\d{{1,2}})(?:e|ste|de)\W+{month}(?:\W+(?P<year>\d{{4}}))?", self._date
        yield r"(?<![\d-])(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<year>20\d\d)(?!\d)", self._date
        yield rf"{at}\W+(?:de\W+)?(?P<d>\d{{1,2}})[-/](?P<m>\d{{1,2}})(?![\d/-])", self._date
        yield rf"{next_}\W+{week}\W+(?:op\W+)?{day}", self._day_next_week
        yield rf"{day}\W+{next_}\W+{week}", self._day_next_week
        yield rf"{day}\W+{ahead}\W+{number}\W+{week}", self._day_over_weeks
        yield rf"{ahead}\W+(?:(?!{units})\w+\W+){{0,2}}?{number}\W*{unit}", self._ahead
        yield rf"{next_}\W+{unit}", self._next_unit
        yield rf"(?P<edge>{end})\W+(?:{this}\W+)?(?:{month}|{unit})", self._end
        yield rf"{start}\W+(?:{month}|{next_}\W+{unit})", self._start
        yield rf"{this}\W+{unit}", self._this_unit
        yield rf"(?:(?:{this}|{next_})\W+)?{weekend}", lambda _, today: (days.weekday(today, 5), True)
        yield rf"(?:{at}|{next_})\W+{month}", self._start
        yield rf"(?:{next_}\W+)?{day}", self._weekday
        mid = rf"(?=\W*$|\W*[,.;]|\W+{points})"
        yield rf"{at}\W+(?:de\W+)?(?P<d>\d{{1,2}})(?:e|ste|de)(?!\w){mid}", self._day_of_month
        if self._names("date"):
            yield date_, self._fixed
        for number_, name in enumerate(("today", "tomorrow", "after_tomorrow")):
            yield self._any(name), _in_days(number_)

    def _names(self, kind: str) -> list[str]:
        return [name for name in self._words if name.startswith(f"{kind}_")]

    def _any(self, name: str) -> str:
        return either(self._words.get(name, ()))

    def _plain(self, kind: str) -> str:
        return either(phrase for name in self._names(kind) for phrase in self._words[name])

    def _kinds(self, kind: str, group: str = "") -> str:
        return rf"(?P<{group or kind}>{self._plain(kind)})"

    def _which(self, match: re.Match[str], kind: str) -> str:
        """What a matched word stands for: 4 for "vrijdag", as it is called day_4."""
        said = match[kind]
        names = (name for name in self._names(kind) if re.fullmatch(self._any(name), said))
        return next(names, "_").partition("_")[2]

    def _number(self, match: re.Match[str]) -> int:
        return int(match["number"] if match["number"].isdigit() else self._which(match, "number"))

    def _date(self, match: re.Match[str], today: date) -> Found:
        parts = match.groupdict()
        day = int(parts["d"]) if parts.get("d") else self._number(match)
        month = int(parts["m"]) if parts.get("m") else int(self._which(match, "month"))
        return days.of_month(today, day, month, int(parts["year"]) if parts.get("year") else None), True

    def _day_next_week(self, match: re.Match[str], today: date) -> Found:
        return days.next_week(today, int(self._which(match, "day"))), True

    def _day_over_weeks(self, match: re.Match[str], today: date) -> Found:
        first = days.weekday(today, int(self._which(match, "day")))
        return days.ahead(first, days.A_WEEK * self._number(match)), True

    def _ahead(self, match: re.Match[str], today: date) -> Found:
        number, unit = self._number(match), self._which(match, "unit")
        if unit == "hour":
            return days.ahead(today, number // HOURS), True
        return days.ahead(today, number * IN_DAYS[unit]), unit != "month"

    def _next_unit(self, match: re.Match[str], today: date) -> Found:
        unit = self._which(match, "unit")
        if unit == "week":
            return days.next_week(today), False
        return (days.month_ahead(today, 1), False) if unit == "month" else (None, False)

    def _this_unit(self, match: re.Match[str], today: date) -> Found:
        return (today, False) if self._which(match, "unit") in ("week", "month") else (None, False)

    def _end(self, match: re.Match[str], today: date) -> Found:
        if match["month"]:
            return days.last_of(self._first(match, today)), True
        unit = self._which(match, "unit")
        if unit == "week":
            return days.weekday(today, 4), True
        return (days.last_of(today), True) if unit == "month" else (None, False)

    def _start(self, match: re.Match[str], today: date) -> Found:
        if match["month"]:
            return self._first(match, today), False
        return self._next_unit(match, today)

    def _first(self, match: re.Match[str], today: date) -> date:
        month = int(self._which(match, "month"))
        return (
            max(today, days.of_month(today, 1, month) or today)
            if month == today.month
            else (days.month_ahead(today, (month - today.month) % days.MONTHS))
        )

    def _weekday(self, match: re.Match[str], today: date) -> Found:
        return days.weekday(today, int(self._which(match, "day"))), True

    def _day_of_month(self, match: re.Match[str], today: date) -> Found:
        return days.coming(today, int(match["d"])), True

    def _fixed(self, match: re.Match[str], today: date) -> Found:
        day, month = map(int, self._which(match, "date").split("-"))
        return days.of_month(today, day, month), True


def _nothing(match: re.Match[str], today: date) -> Found:
    return None, False


def _in_days(number: int) -> Reading:
    return lambda match, today: (today + timedelta(days=number), True)
