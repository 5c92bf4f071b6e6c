# SPDX-License-Identifier: EUPL-1.2
"""Calendars as they come: with everything people and programs do wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.agenda import events
from bot.agenda.reading import read
from tests.bot.agenda.calendars import CHESS, FEED, calendar

TODAY = date(2026, 11, 22)
AMSTERDAM = "TZID=Europe/Amsterdam"


def one(*found: tuple[str, ...], head: str = "") -> dict[str, Any]:
    """The only activity in a file without troubles."""
    told = read(calendar(*found, head=head), FEED, TODAY)
    assert told.troubles == () and len(told.activities) == 1
    return told.activities[0]


def event(uid: str, *lines: str) -> tuple[str, ...]:
    return (f"UID:{uid}", f"SUMMARY:Activiteit {uid}", *lines)


def test_what_comes_every_week_without_end_is_a_day_of_the_week() -> None:
    told = one(CHESS)
    assert (told["name"], told["days"], told["time"]) == ("Schaken", ["woensdag"], "10:00-12:00")
    assert told["municipality"] == "GM0402" and told["feed"] == "buurthuis"


def test_the_same_file_gives_the_same_another_day_of_the_month() -> None:
    file = calendar(CHESS)
    assert read(file, FEED, TODAY).lines == read(file, FEED, date(2026, 11, 29)).lines


def test_without_a_zone_it_is_amsterdams_and_that_is_said() -> None:
    told = read(calendar(event("a", "DTSTART:20261204T100000", "DTEND:20261204T120000")), FEED, TODAY)
    assert told.floating and told.activities[0]["dates"] == ["2026-12-04 10:00-12:00"]
    assert not read(calendar(CHESS), FEED, TODAY).floating


def test_other_zones_are_turned_into_our_clock_also_across_the_change() -> None:
    utc = one(event("a", "DTSTART:20270324T090000Z", "DTEND:20270324T100000Z", "RRULE:FREQ=WEEKLY;COUNT=2"))
    assert utc["dates"] == ["2027-03-24 10:00-11:00", "2027-03-31 11:00-12:00"]
    ours = one(event("a", f"DTSTART;{AMSTERDAM}:20270324T100000", "RRULE:FREQ=WEEKLY;COUNT=2"))
    assert ours["dates"] == ["2027-03-24 10:00", "2027-03-31 10:00"]


@pytest.mark.parametrize(
    "name", ["W. Europe Standard Time", "Raar", "/freeassociation.sourceforge.net/Europe/Amsterdam"]
)
def test_odd_names_of_zones_are_taken_as_well_as_can_be(name: str) -> None:
    told = one(event("a", f"DTSTART;TZID={name}:20261204T100000", f"DTEND;TZID={name}:20261204T110000"))
    assert told["dates"] == ["2026-12-04 10:00-11:00"]


def test_moved_cancelled_and_left_out_times() -> None:
    told = one(
        event(
            "a",
            f"DTSTART;{AMSTERDAM}:20261104T100000",
            f"DTEND;{AMSTERDAM}:20261104T120000",
            "RRULE:FREQ=WEEKLY;COUNT=4",
            f"EXDATE;{AMSTERDAM}:20261111T100000",
        ),
        event(
            "a",
            f"RECURRENCE-ID;{AMSTERDAM}:20261118T100000",
            f"DTSTART;{AMSTERDAM}:20261119T140000",
            f"DTEND;{AMSTERDAM}:20261119T150000",
        ),
        event(
            "a",
            f"RECURRENCE-ID;{AMSTERDAM}:20261125T100000",
            f"DTSTART;{AMSTERDAM}:20261125T100000",
            "STATUS:CANCELLED",
        ),
    )
    assert told["dates"] == ["2026-11-04 10:00-12:00", "2026-11-19 14:00-15:00"]


def test_what_was_called_off_altogether_is_kept_as_called_off() -> None:
    assert one(event("a", "DTSTART:20261204T100000Z", "STATUS:CANCELLED"))["cancelled"] is True


def test_of_two_versions_the_last_one_counts() -> None:
    told = one(
        ("UID:a", "SUMMARY:Oud", "SEQUENCE:1", "DTSTART:20261204T100000Z"),
        ("UID:a", "SUMMARY:Nieuw", "SEQUENCE:2", "DTSTART:20261205T100000Z"),
    )
    assert (told["name"], told["dates"]) == ("Nieuw", ["2026-12-05 11:00"])


def test_whole_days_are_days() -> None:
    told = one(event("a", "DTSTART;VALUE=DATE:20261204", "DTEND;VALUE=DATE:20261206"))
    assert told["dates"] == ["2026-12-04", "2026-12-05"]


def test_an_endless_repeat_is_bounded_and_one_every_second_is_refused() -> None:
    told = read(
        calendar(
            event("a", "DTSTART:20200101T100000Z", "RRULE:FREQ=DAILY"),
            event("b", "DTSTART:20200101T100000Z", "RRULE:FREQ=SECONDLY"),
        ),
        FEED,
        TODAY,
    )
    assert len(told.activities) == 1 and len(told.lines) < 10_000
    assert [(one.event, one.why) for one in told.troubles] == [("Activiteit b", "desk_agenda_event_often")]


def test_a_broken_event_is_named_and_the_others_are_read() -> None:
    told = read(
        calendar(
            event("goed", "DTSTART:20261204T100000Z"),
            event("datum", "DTSTART:gisteren"),
            event("regel", "DIT IS NIETS", "DTSTART:20261204T100000Z"),
            ("UID:naamloos", "DTSTART:20261204T100000Z"),
        ),
        FEED,
        TODAY,
    )
    assert [one["name"] for one in told.activities] == ["Activiteit goed"]
    assert {one.event for one in told.troubles} == {"Activiteit datum", "Activiteit regel", ""}


def test_html_and_wicked_addresses_stay_behind() -> None:
    told = one(
        event(
            "a",
            "DTSTART:20261204T100000Z",
            "DESCRIPTION:<p>Hallo <b>allemaal</b></p><script>alert(1)</script>&amp; meer",
            "URL:javascript:alert(1)",
            "CATEGORIES:Sport,Buiten",
        )
    )
    assert told["description"] == "Hallo allemaal & meer"
    assert "website" not in told and told["tags"] == ["sport", "buiten"]


@pytest.mark.parametrize("data", [b"", b"<html>Niet gevonden</html>", b"\xff\xfe\x00", b"PK\x03\x04"])
def test_what_is_no_calendar_is_no_calendar(data: bytes) -> None:
    with pytest.raises(events.NoCalendar):
        read(data, FEED, TODAY)


def test_half_a_file_is_not_the_end_of_it() -> None:
    whole = calendar(CHESS, event("b", "DTSTART:20261204T100000Z"))
    told = read(whole[: whole.index(b"SUMMARY:Activiteit b")], FEED, TODAY)
    assert [one["name"] for one in told.activities] == ["Schaken"]
