# SPDX-License-Identifier: EUPL-1.2
"""`content.opening.hours`: open, closed or nobody knows, in the country's own time and with its holidays."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from content.catalogue import Catalogue
from content.opening import hours
from content.opening.hours import ZONE, Hours

WEEK = "Mo-Fr 09:00-17:00"
SURE = "Mo-Fr 09:00-17:00; PH off"
DAILY = "Mo-Su 11:00-21:00"


def at(text: str) -> datetime:
    """A moment in the Netherlands."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


STATES = [
    # hours, now, open, until, opens
    (WEEK, "2026-11-23T12:00", True, "2026-11-23T17:00", None),
    (WEEK, "2026-11-23T08:00", False, None, "2026-11-23T09:00"),
    (WEEK, "2026-11-21T20:00", False, None, "2026-11-23T09:00"),
    ("24/7", "2026-12-25T03:00", True, None, None),
    ("Mo-Su 00:00-24:00", "2026-12-25T03:00", True, None, None),
    # Christmas is a Friday in 2026: hours that say nothing of holidays are not known then.
    (WEEK, "2026-12-25T12:00", None, None, "2026-12-28T09:00"),
    (WEEK, "2026-12-24T20:00", False, None, "2026-12-28T09:00"),
    (SURE, "2026-12-25T12:00", False, None, "2026-12-28T09:00"),
    (DAILY, "2026-12-25T12:00", True, "2026-12-25T21:00", None),
    # King's day, Whit Monday
    (WEEK, "2026-04-27T12:00", None, None, "2026-04-28T09:00"),
    (WEEK, "2026-05-25T12:00", None, None, "2026-05-26T09:00"),
    # The night the clock goes back, and the night it goes forward.
    ("Mo-Su 22:00-04:00", "2026-10-25T01:30", True, "2026-10-25T04:00", None),
    ("Mo-Su 22:00-04:00", "2026-03-29T01:30", True, "2026-03-29T04:00", None),
    ("2020 Mo-Fr 09:00-17:00", "2026-11-23T12:00", False, None, None),
    ("Mo-Fr 09:00-17:00 unknown", "2026-11-23T12:00", None, None, None),
    ("elke dag", "2026-11-23T12:00", None, None, None),
    ("", "2026-11-23T12:00", None, None, None),
    (None, "2026-11-23T12:00", None, None, None),
]


@pytest.mark.parametrize(("osm", "now", "is_open", "until", "opens"), STATES)
def test_the_hours_say_open_closed_or_unknown(
    osm: str | None, now: str, is_open: bool | None, until: str | None, opens: str | None
) -> None:
    expected = Hours(is_open, at(until) if until else None, at(opens) if opens else None)
    assert hours.state(osm, at(now)) == expected


def test_a_moment_elsewhere_is_read_as_the_time_here() -> None:
    assert hours.state(WEEK, datetime(2026, 11, 23, 8, 30, tzinfo=UTC)).open is True
    assert hours.state(WEEK, datetime(2026, 11, 23, 16, 30, tzinfo=UTC)).open is False


@pytest.mark.parametrize(
    ("osm", "now", "said"),
    [
        (WEEK, "2026-11-23T12:00", "Nu open tot 17:00."),
        (WEEK, "2026-11-23T08:00", "Nu dicht. Vandaag open vanaf 9:00."),
        (WEEK, "2026-11-22T20:00", "Nu dicht. Morgen open vanaf 9:00."),
        (WEEK, "2026-11-20T20:00", "Nu dicht. Maandag open vanaf 9:00."),
        ("24/7", "2026-11-22T20:00", "Dag en nacht open."),
        (WEEK, "2026-12-25T12:00", "Ik weet niet wanneer ze open zijn."),
        (None, "2026-11-22T20:00", "Ik weet niet wanneer ze open zijn."),
        ("2020 Mo-Fr 09:00-17:00", "2026-11-22T20:00", "Ik weet niet wanneer ze open zijn."),
        ("Dec Mo 09:00-10:00", "2026-11-22T20:00", "Ik weet niet wanneer ze open zijn."),
    ],
)
def test_the_hours_are_said_in_the_words_of_the_content(
    book: Catalogue, osm: str | None, now: str, said: str
) -> None:
    assert hours.say(book, osm, at(now)) == said
