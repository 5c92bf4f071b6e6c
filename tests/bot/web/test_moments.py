# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import UTC, datetime

from bot.web.moments import clock_time, iso, minutes_since

SUMMER = datetime(2026, 7, 1, 8, 5, tzinfo=UTC).timestamp()
WINTER = datetime(2026, 12, 1, 8, 5, tzinfo=UTC).timestamp()


def test_a_moment_is_told_on_a_dutch_clock_in_summer_and_winter() -> None:
    assert (clock_time(SUMMER), clock_time(WINTER)) == ("10:05", "09:05")
    assert iso(SUMMER) == "2026-07-01T10:05:00+02:00"


def test_minutes_are_whole_and_never_below_nought() -> None:
    assert (minutes_since(0, 119), minutes_since(10, 5)) == (1, 0)
