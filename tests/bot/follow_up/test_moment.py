# SPDX-License-Identifier: EUPL-1.2
"""When a resident is asked how it went."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.follow_up.moment import fitting, moment
from store.clock import ZONE


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("chosen", "days", "asked"),
    [
        ("2026-11-23 14:00", 3, "2026-11-26 14:00"),
        ("2026-11-23 07:15", 3, "2026-11-26 10:00"),
        ("2026-11-23 22:40", 3, "2026-11-27 10:00"),
        # Sunday, then the two days of Christmas and the Sunday after them.
        ("2026-11-26 14:00", 3, "2026-11-30 10:00"),
        ("2026-12-22 14:00", 3, "2026-12-28 10:00"),
        # The hour that there is twice in October; Saturday will do.
        ("2026-10-22 14:00", 3, "2026-10-26 10:00"),
        ("2026-11-18 14:00", 3, "2026-11-21 14:00"),
    ],
)
def test_it_is_by_daylight_and_not_on_sundays_or_holidays(chosen: str, days: int, asked: str) -> None:
    assert moment(_at(chosen), days) == _at(asked)


def test_it_comes_earlier_where_the_conversation_would_be_gone_by_then() -> None:
    chosen, latest = _at("2026-12-20 14:00"), _at("2026-12-26 12:00")
    assert moment(chosen, 5, latest) == _at("2026-12-24 14:00")


def test_a_moment_that_fits_stays_what_it_is() -> None:
    assert fitting(_at("2026-11-24 18:59")) == _at("2026-11-24 18:59")
