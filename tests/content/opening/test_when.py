# SPDX-License-Identifier: EUPL-1.2
"""Moments in words."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from content.opening.when import moment

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZONE)


def say(key: str, **holes: str) -> str:
    """The key with what is filled in: which text is chosen, not how it reads."""
    return " ".join((key, *holes.values()))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (22, "moment day_today 9:05"),
        (23, "moment day_tomorrow 9:05"),
        (28, "moment day_5 9:05"),
        (29, "moment date day_6 29 month_11 9:05"),
    ],
)
def test_a_moment_a_week_away_or_more_has_its_date_so_that_no_other_sunday_is_meant(
    day: int, words: str
) -> None:
    assert moment(say, NOW, datetime(2026, 11, day, 9, 5, tzinfo=ZONE)) == words


def test_a_moment_of_another_zone_is_said_on_the_clock_of_who_reads_it() -> None:
    assert moment(say, NOW, datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("UTC"))) == "moment day_today 13:00"
