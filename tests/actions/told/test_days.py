# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date

from actions.told import days

SATURDAY = date(2026, 11, 21)


def test_a_weekday_is_the_next_one_and_today_when_it_is_today() -> None:
    assert days.weekday(SATURDAY, 4) == date(2026, 11, 27)
    assert days.weekday(SATURDAY, 5) == SATURDAY


def test_next_week_begins_on_monday() -> None:
    assert days.next_week(SATURDAY) == date(2026, 11, 23)
    assert days.next_week(SATURDAY, 1) == date(2026, 11, 24)


def test_a_date_without_a_year_is_the_nearest_one() -> None:
    assert days.of_month(SATURDAY, 1, 2) == date(2027, 2, 1)
    assert days.of_month(SATURDAY, 1, 11) == date(2026, 11, 1)


def test_a_date_that_does_not_exist_is_none() -> None:
    assert days.of_month(SATURDAY, 31, 2) is None
    assert days.of_month(SATURDAY, 1, 13) is None


def test_a_day_of_the_month_is_the_next_such_day() -> None:
    assert days.coming(SATURDAY, 15) == date(2026, 12, 15)
    assert days.coming(SATURDAY, 30) == date(2026, 11, 30)


def test_months_go_on_after_december() -> None:
    assert days.month_ahead(SATURDAY, 2) == date(2027, 1, 1)
    assert days.last_of(date(2027, 2, 1)) == date(2027, 2, 28)
