# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date, datetime

import pytest

from content.expiry.exceptions import coming, read
from content.model import Contact
from content.opening import hours

WEEK = "Mo-Fr 09:00-17:00"
THURSDAY = datetime(2026, 12, 24, 13, 0)


@pytest.mark.parametrize(
    "line",
    ["2026-12-24", "24-12-2026 closed", "2026-12-24 weg", "2026-02-30 closed", "2026-12-24 9:00-12:00",
     "2026-12-24/2026-12-20 closed", "2026-12-24 09:00", ""],
)  # fmt: skip
def test_what_is_no_exception_is_none(line: str) -> None:
    assert read(line) is None


def test_an_exception_is_written_as_it_was_read() -> None:
    for line in ("2026-12-24 09:00-12:00,13:00-14:00", "2026-12-24/2027-01-01 closed"):
        assert str(read(line)) == line


@pytest.mark.parametrize("word", ["dicht", "gesloten"])
def test_who_does_not_know_our_word_for_it_may_write_it_in_dutch(word: str) -> None:
    assert read(f"2026-12-27 {word}") == read("2026-12-27 closed")


def test_what_has_passed_does_not_come() -> None:
    assert coming(["2026-12-24 closed", "2026-12-24/2027-01-01 closed"], date(2026, 12, 25)) == [
        read("2026-12-24/2027-01-01 closed")
    ]


def test_other_hours_on_a_day_replace_those_of_the_week() -> None:
    others = ("2026-12-24 09:00-12:00",)

    assert hours.state(WEEK, THURSDAY).open is True
    assert hours.state(WEEK, THURSDAY, others).open is False
    assert hours.state(WEEK, THURSDAY.replace(hour=11), others).until == datetime(
        2026, 12, 24, 12, tzinfo=hours.ZONE
    )


def test_a_public_holiday_on_which_it_is_open_after_all_is_known() -> None:
    christmas = datetime(2026, 12, 25, 10, 0)

    assert hours.state(WEEK, christmas).open is None
    assert hours.state(WEEK, christmas, ("2026-12-25 09:00-12:00",)).open is True
    assert hours.state(WEEK, christmas, ("2026-12-25 closed",)).open is False


def test_a_closed_week_opens_after_it() -> None:
    found = hours.state(WEEK, THURSDAY, ("2026-12-24/2027-01-03 closed",))

    assert found.open is False and found.opens == datetime(2027, 1, 4, 9, tzinfo=hours.ZONE)


def test_who_never_closes_can_be_closed_on_a_day() -> None:
    assert hours.state("24/7", THURSDAY, ("2026-12-24 closed",)).open is False


def test_hours_nobody_knows_are_known_on_that_day_only() -> None:
    assert hours.state(None, THURSDAY, ("2026-12-24 12:00-14:00",)).open is True
    assert hours.state(None, THURSDAY, ("2026-12-25 12:00-14:00",)).open is None


def test_who_is_closed_for_a_while_is_closed_whatever_the_hours_say() -> None:
    contact = Contact("a", "A", "B.", opening_hours="24/7", closed_until="2026-12-24")

    assert hours.of(contact, THURSDAY).open is False
    assert hours.of(contact, datetime(2026, 12, 25, 13, 0)).open is True
