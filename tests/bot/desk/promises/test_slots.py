# SPDX-License-Identifier: EUPL-1.2
"""Slots: what could be promised, and what never is."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours

from bot.desk.promises.slots import PARTS, first_free, of_the_day
from content.opening.timetable import Timetable
from content.reply import Times
from store.clock import ZONE

OFFICE = "Mo-Fr 09:00-12:00,13:00-17:00; PH off"
NOON = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)
"""A Monday."""


def at(text: str) -> datetime:
    """A moment in the Netherlands."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def first(
    now: datetime,
    hours: str = OFFICE,
    closed: tuple[str, ...] = (),
    present: bool = True,
    room: int = 1,
    taken: dict[int, int] | None = None,
) -> datetime | None:
    """The first promise that could be made."""
    openings = Timetable(hours, closed).openings(now)
    found = first_free(openings, now.timestamp(), present, room, taken or {})
    return None if found is None else datetime.fromtimestamp(found, ZONE)


@pytest.mark.parametrize(
    ("now", "present", "slot"),
    [
        ("2026-11-23T10:00", True, "2026-11-23T10:15"),
        ("2026-11-23T10:01", True, "2026-11-23T10:30"),
        ("2026-11-23T10:01", False, "2026-11-23T10:45"),
        ("2026-11-23T08:00", True, "2026-11-23T09:30"),
        # The last quarter before the break is too near; the first half hour after it is not.
        ("2026-11-23T11:50", True, "2026-11-23T13:30"),
        ("2026-11-23T11:45", True, "2026-11-23T12:00"),
        ("2026-11-23T16:50", True, "2026-11-24T09:30"),
        ("2026-11-20T18:00", False, "2026-11-23T09:30"),
        # Christmas is a Friday in 2026.
        ("2026-12-24T16:50", True, "2026-12-28T09:30"),
        # The Sunday on which the clock goes back lies between.
        ("2026-10-23T18:00", False, "2026-10-26T09:30"),
        # Easter Monday, King's day, and a team that is there on none of them.
        ("2026-04-05T12:00", False, "2026-04-07T09:30"),
        ("2026-04-24T18:00", False, "2026-04-28T09:30"),
    ],
)
def test_the_first_slot_is_within_the_hours_with_time_to_get_there(
    now: str, present: bool, slot: str
) -> None:
    assert first(at(now), present=present) == at(slot)


def test_a_team_that_says_nothing_of_holidays_is_closed_on_them() -> None:
    assert first(at("2026-12-25T10:00"), "Mo-Su 09:00-17:00") == at("2026-12-27T09:30")


def test_no_promise_is_made_on_its_own_closing_days() -> None:
    closed = ("2026-11-24 Studiedag", "2026-11-25/2026-11-27 Verhuizing")
    assert first(at("2026-11-23T18:00"), closed=closed) == at("2026-11-30T09:30")


def test_in_the_night_the_clock_goes_back_a_quarter_is_a_quarter() -> None:
    now = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)
    found = first(now, "24/7")
    assert found is not None
    assert found.timestamp() - now.timestamp() == 25 * 60


@pytest.mark.parametrize("room", [0, -1])
def test_without_anybody_active_nothing_is_promised(room: int) -> None:
    assert first(NOON, room=room) is None


@pytest.mark.parametrize(
    "hours", ["", "elke dag", "off", "2020 Mo-Fr 09:00-17:00", "Mo-Su 09:00-17:00 unknown"]
)
def test_hours_that_nobody_can_read_or_that_never_come_promise_nothing(hours: str) -> None:
    assert first(NOON, hours) is None


def test_every_worker_has_one_promise_a_slot() -> None:
    taken: Counter[int] = Counter()
    for expected in ("10:15", "10:15", "10:30", "10:30", "10:45"):
        found = first(NOON, room=2, taken=dict(taken))
        assert found == at(f"2026-11-23T{expected}")
        taken[int(found.timestamp())] += 1


MINUTES = st.integers(0, 1439)
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@st.composite
def weeks(draw: st.DrawFn) -> str:
    """Hours of a team: any days, up to three stretches each, holidays spoken of or not."""
    rules = []
    for day in DAYS:
        marks = sorted(set(draw(st.lists(MINUTES, max_size=6))))
        pairs = zip(marks[::2], marks[1::2], strict=False)
        if spans := [f"{a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}" for a, b in pairs]:
            rules.append(f"{day} {','.join(spans)}")
    tail = draw(st.sampled_from(["", "PH off", "2026 Dec 25 10:00-14:00"]))
    return "; ".join([*rules, *([tail] if tail and rules else [])])


CLOSED = st.lists(st.dates(date(2026, 10, 20), date(2027, 1, 10)), max_size=4)
NOWS = st.datetimes(datetime(2026, 10, 20), datetime(2027, 1, 5)).map(lambda naive: naive.replace(tzinfo=UTC))


@settings(max_examples=150, deadline=None)
@given(hours=weeks(), closed=CLOSED, now=NOWS, present=st.booleans(), room=st.integers(0, 3))
@example(OFFICE, [], datetime(2026, 10, 25, 0, 59, tzinfo=UTC), True, 1)
@example("Mo-Su 22:00-04:00", [], datetime(2026, 10, 24, 21, 0, tzinfo=UTC), False, 1)
def test_a_promise_is_never_past_outside_hours_on_a_closing_day_over_capacity_or_by_nobody(
    hours: str, closed: list[date], now: datetime, present: bool, room: int
) -> None:
    times = OpeningHours(
        f"{hours}; PH off" if hours and "PH" not in hours else hours or "off", timezone=ZONE, country="NL"
    )
    holiday = OpeningHours("PH", timezone=ZONE, country="NL")
    taken: Counter[int] = Counter()
    for _ in range(6):
        found = first(now, hours, tuple(day.isoformat() for day in closed), present, room, dict(taken))
        if found is None:
            break
        before = (found.astimezone(UTC) - timedelta(seconds=30)).astimezone(ZONE)
        assert found.timestamp() >= now.timestamp() + 900
        assert found.timestamp() % 900 == 0
        assert times.is_open(before)
        assert before.date() not in closed
        assert not holiday.is_open(before) or "2026 Dec 25" in hours
        taken[int(found.timestamp())] += 1
        assert taken[int(found.timestamp())] <= room
    assert room or not taken


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("", ["09:00-12:00", "13:00-20:00"]),
        ("altijd", ["09:00-12:00", "13:00-20:00"]),
        ("ochtend", ["09:00-12:00"]),
        ("middag", ["13:00-18:00"]),
        ("avond", ["18:00-20:00"]),
    ],
)
def test_a_part_of_the_day_is_what_the_team_is_there_of_it(part: str, expected: list[str]) -> None:
    openings = Timetable("Mo 09:00-12:00,13:00-20:00").openings(
        at("2026-11-23T00:00"), at("2026-11-24T00:00")
    )
    found = [f"{o.start:%H:%M}-{o.end:%H:%M}" for o in of_the_day(openings, part)]
    assert found == expected


def test_every_part_of_the_day_that_can_be_chosen_is_known() -> None:
    assert {*PARTS, "altijd"} == set(get_args(Times))
