# SPDX-License-Identifier: EUPL-1.2
"""A plain week goes both ways; what is none is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from content.hsds.hours import opening_hours, schedules
from content.opening.hours import parses
from tests.content.hsds.support import example

WEEK: dict[str, Any] = {"freq": "WEEKLY", "byday": "TH,FR", "opens_at": "10:00:00", "closes_at": "18:00"}


def test_a_plain_week_becomes_hours() -> None:
    found = opening_hours([WEEK, {**WEEK, "byday": "MO", "opens_at": "9:00"}])
    assert found == "Th,Fr 10:00-18:00; Mo 09:00-18:00" and parses(found)


@pytest.mark.parametrize(
    "more", [{"freq": "MONTHLY"}, {"interval": 2}, {"until": "2026-01-01"}, {"timezone": 3}, {"byday": "1MO"}]
)
def test_what_is_no_plain_week_gives_no_hours_at_all(more: dict[str, Any]) -> None:
    assert opening_hours([WEEK, {**WEEK, **more}]) is None


def test_the_published_schedule_is_no_plain_week() -> None:
    assert opening_hours(example("service_full.json")["schedules"]) is None


def test_hours_become_schedules_and_the_same_hours_again() -> None:
    found = schedules("Mo-We 09:00-12:00,13:00-17:00; Sa 10:00-12:00; PH off", "x")
    assert [one["byday"] for one in found] == ["MO,TU,WE", "MO,TU,WE", "SA"]
    assert opening_hours(found) == "Mo,Tu,We 09:00-12:00; Mo,Tu,We 13:00-17:00; Sa 10:00-12:00"


def test_hours_that_are_no_plain_week_go_out_as_words() -> None:
    assert [one["description"] for one in schedules("Mo[1] 09:00-10:00", "x")] == ["Mo[1] 09:00-10:00"]
