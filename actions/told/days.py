# SPDX-License-Identifier: EUPL-1.2
"""From what somebody calls a day to the day itself, seen from today; the earliest where it stays vague."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

A_WEEK = 7
HALF_A_YEAR = 183
MONTHS = 12


def ahead(today: date, number: int) -> date:
    """So many days from today."""
    return today + timedelta(days=number)


def weekday(today: date, number: int) -> date:
    """The next such weekday; today when it is today."""
    return ahead(today, (number - today.weekday()) % A_WEEK)


def next_week(today: date, number: int = 0) -> date:
    """That weekday of the week after this one."""
    return ahead(today, A_WEEK - today.weekday() + number)


def of_month(today: date, day: int, month: int, year: int | None = None) -> date | None:
    """The date; without a year the nearest one, so that one of last month is over."""
    tries = [year] if year else [today.year - 1, today.year, today.year + 1]
    found = [made for one in tries if (made := _date(one, month, day))]
    return min(found, key=lambda made: abs((made - today).days), default=None)


def coming(today: date, day: int) -> date | None:
    """The next such day of a month: "de 15e"."""
    months = (_date(*_month(today, number), day) for number in range(2))
    return next((made for made in months if made and made >= today), None)


def month_ahead(today: date, number: int) -> date:
    """The first day of a month that comes, 0 being this one."""
    return date(*_month(today, number), 1)


def last_of(first: date) -> date:
    """The last day of a month."""
    return first.replace(day=monthrange(first.year, first.month)[1])


def _month(today: date, number: int) -> tuple[int, int]:
    at = today.month - 1 + number
    return today.year + at // MONTHS, at % MONTHS + 1


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
