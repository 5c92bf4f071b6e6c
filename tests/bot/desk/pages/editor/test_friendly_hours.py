# SPDX-License-Identifier: EUPL-1.2
"""Hours by day and in the notation: nothing changes unseen."""

from __future__ import annotations

import pytest

from bot.desk.pages.editor.friendly_hours import NoTimes, read, shown

NO_DAYS = ("",) * 7


@pytest.mark.parametrize(
    ("written", "monday", "sunday"),
    [
        ("Mo-Fr 09:00-17:00; PH off", "09:00-17:00", ""),
        ("Mo 09:00-12:00,13:00-24:00; PH off", "09:00-12:00, 13:00-24:00", ""),
        ("Mo-Fr 09:00-17:00", "09:00-17:00", ""),
    ],
)
def test_an_ordinary_week_is_shown_by_day(written: str, monday: str, sunday: str) -> None:
    days = shown(written)
    assert (days[0], days[6], days[7]) == (monday, sunday, written)


@pytest.mark.parametrize("written", ["24/7", "Mo[1] 10:00-12:00; PH off", "dit zijn geen tijden", ""])
def test_what_no_week_can_say_is_shown_in_its_notation_only(written: str) -> None:
    assert shown(written) == (*NO_DAYS, written)


@pytest.mark.parametrize("written", ["Mo-Fr 09:00-17:00", "24/7", "Mo[1] 10:00-12:00; PH off"])
def test_what_is_not_touched_stays_as_it_was_written(written: str) -> None:
    *days, notation = shown(written)
    assert read(days, notation) == written


def test_a_day_that_is_filled_in_differently_makes_the_hours_anew() -> None:
    days = list(shown("Mo-Fr 09:00-17:00; PH off")[:7])
    days[4] = "dicht"
    expected = "Mo 09:00-17:00; Tu 09:00-17:00; We 09:00-17:00; Th 09:00-17:00; PH off"
    assert read(days, "Mo-Fr 09:00-17:00; PH off") == expected


def test_nothing_at_all_is_not_known() -> None:
    assert read(NO_DAYS, "") is None
    assert read(NO_DAYS, "Mo-Fr 09:00-17:00; PH off") is None


@pytest.mark.parametrize("text", ["hele dag", "9-8", "25:00-26:00", "9:70-10:00", "negen tot vijf"])
def test_what_are_no_times_is_said(text: str) -> None:
    with pytest.raises(NoTimes, match=text):
        read((text, *NO_DAYS[1:]), "")
