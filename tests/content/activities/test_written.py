# SPDX-License-Identifier: EUPL-1.2
"""Days and times as an editor fills them in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from content.activities import written
from content.activities.schedule import Once, rule

TODAY = date(2026, 11, 22)
MONTH = TODAY + timedelta(days=31)


def days(to: date = MONTH, **fields: Any) -> list[str]:
    """The days these fields come to, with their hours."""
    found = written.read(fields, TODAY)
    assert not found.wrong
    return [f"{one.day} {one.start // 60}" for one in found.schedule.between(TODAY, to)]


def test_every_wednesday_at_ten_is_every_wednesday_at_ten() -> None:
    assert days(days=["woensdag"], time="10:00-12:00")[:2] == ["2026-11-25 10", "2026-12-02 10"]
    assert days(days=["wo"], time="10.00 - 12.00") == days(days=["elke woensdag"], time="10:00-12:00")


def test_a_day_off_is_left_out_and_so_are_holidays() -> None:
    off = days(days=["vrijdag"], time="10:00-12:00", not_on=["2026-12-04", "feestdagen"], to=date(2027, 1, 9))
    assert "2026-12-04 10" not in off and "2026-12-25 10" not in off and "2027-01-01 10" not in off
    assert "2026-12-11 10" in off


def test_every_other_week_counts_from_the_first_day() -> None:
    told = days(days=["dinsdag"], weeks=2, time="14:00-15:00", **{"from": "2026-11-17"})
    assert told == ["2026-12-01 14", "2026-12-15 14"]


def test_the_first_and_the_last_monday_of_the_month() -> None:
    assert days(days=["maandag"], of_month=[1, -1], time="9:00-10:00") == [
        "2026-11-30 9",
        "2026-12-07 9",
    ]


def test_single_days_may_have_times_of_their_own() -> None:
    assert days(dates=["2026-12-05", "2026-12-06 13:00-15:00"], time="10:00-11:00") == [
        "2026-12-05 10",
        "2026-12-06 13",
    ]


def test_between_two_days_and_nothing_after() -> None:
    told = days(days=["woensdag"], time="10:00", **{"from": "2026-12-01", "until": "2026-12-10"})
    assert told == ["2026-12-02 10", "2026-12-09 10"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"days": ["wensdag"]}, ("days", "wensdag")),
        ({"days": ["woensdag"], "time": "tien uur"}, ("time", "tien uur")),
        ({"days": ["woensdag"], "time": "25:00-26:00"}, ("time", "25:00-26:00")),
        ({"dates": ["5 december"]}, ("dates", "5 december")),
        ({"days": ["dinsdag"], "weeks": 2}, ("from", "")),
        ({}, ("days", "")),
    ],
)
def test_what_cannot_be_read_is_named(fields: dict[str, Any], wrong: tuple[str, str]) -> None:
    assert wrong in written.read(fields, TODAY).wrong


def test_ten_o_clock_stays_ten_o_clock_when_the_clock_changes() -> None:
    before, after = (Once(date(2027, 3, day), 600, 720) for day in (24, 31))
    assert [one.starts.strftime("%H:%M %z") for one in (before, after)] == ["10:00 +0100", "10:00 +0200"]


def test_the_rule_is_that_of_a_calendar() -> None:
    schedule = written.read(
        {"days": ["ma", "do"], "time": "10:00-12:00", "until": "2027-06-30"}, TODAY
    ).schedule
    assert rule(schedule) == "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270630T225959Z"
