# SPDX-License-Identifier: EUPL-1.2
"""When facts were last checked."""

from __future__ import annotations

from datetime import date

import pytest

from content.assured import in_words, parsed, too_long_ago

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-26", date(2026, 5, 26)),
        ("2022-11", date(2022, 11, 1)),
        ("2025", date(2025, 1, 1)),
        ("2026-13", None),
        ("gisteren", None),
        ("", None),
    ],
)
def test_a_day_a_month_or_a_year_is_read_as_its_first_day(text: str, day: date | None) -> None:
    assert parsed(text) == day


def test_half_a_year_is_the_limit_and_what_nobody_dated_is_past_it() -> None:
    assert not too_long_ago("2026-05-26", TODAY)
    assert too_long_ago("2026-05-25", TODAY)
    assert too_long_ago(None, TODAY) and too_long_ago("", TODAY)


def test_a_date_is_said_as_precisely_as_it_is_known() -> None:
    months = {5: "mei", 11: "november"}
    assert in_words("2026-05-06", months.__getitem__) == "6 mei 2026"
    assert in_words("2022-11", months.__getitem__) == "november 2022"
    assert in_words("2025", months.__getitem__) == "2025"
