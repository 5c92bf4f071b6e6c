# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace

import pytest

from content.expiry import state
from content.model import Contact, Phone

DAY = "2026-11-22"
FRESH = Contact("inloop", "Inloop", "Helpt.", level="local", assured_date="2026-11-21")


@pytest.mark.parametrize(
    ("assured", "flagged", "shown"),
    [
        ("2026-05-26", False, True),
        ("2026-05-25", True, True),
        ("2025-11-22", True, True),
        ("2025-11-21", True, False),
        ("2025-11", True, False),
        ("2025", True, False),
        ("", True, False),
    ],
)
def test_after_half_a_year_it_is_flagged_and_after_a_year_hidden(
    assured: str, flagged: bool, shown: bool
) -> None:
    contact = replace(FRESH, assured_date=assured)

    assert state.flagged(contact, DAY) is flagged
    assert state.shown(contact, DAY) is shown


def test_the_age_of_a_source_hides_nothing_that_we_checked_ourselves() -> None:
    contact = replace(FRESH, source_date="2020-03")

    assert state.shown(contact, DAY) and not state.flagged(contact, DAY)


def test_a_national_crisis_line_is_shown_however_old_and_a_local_one_not() -> None:
    line = replace(FRESH, crisis=True, level="national", assured_date="2019")

    assert state.shown(line, DAY) and state.overdue(line, DAY)
    assert not state.shown(replace(line, level="local"), DAY)


def test_a_municipalitys_own_entrance_is_always_there() -> None:
    door = replace(FRESH, front_door=True, assured_date="2019", valid_to="2020-01-01")

    assert state.shown(door, DAY)


def test_its_last_day_counts_and_the_day_after_it_is_gone() -> None:
    contact = replace(FRESH, valid_to=DAY)

    assert state.shown(contact, DAY)
    assert not state.shown(contact, "2026-11-23")


def test_closed_for_a_while_ends_by_itself() -> None:
    contact = replace(FRESH, status="temporarily closed", closed_until="2026-12-01")

    assert state.closed(contact, "2026-12-01")
    assert not state.closed(contact, "2026-12-02") and state.reopened(contact, "2026-12-02")
    assert state.closed(replace(contact, closed_until=None), "2030-01-01")


def test_who_is_full_is_shown_but_not_available() -> None:
    full = replace(FRESH, full=True)

    assert state.shown(full, DAY) and not state.available(full, DAY)
    assert state.available(FRESH, DAY)


@pytest.mark.parametrize(
    ("called", "due"), [(None, True), ("2026-08-23", True), ("2026-08-24", False), (DAY, False)]
)
def test_a_local_number_is_due_ninety_days_after_it_was_called(called: str | None, due: bool) -> None:
    contact = replace(FRESH, phones=(Phone("035 123 45 67"),), called_date=called)

    assert state.call_due(contact, DAY) is due
    assert not state.call_due(replace(contact, level="national"), DAY)
    assert not state.call_due(replace(contact, phones=()), DAY)


def test_a_national_line_in_need_that_is_there_day_and_night_never_closes() -> None:
    line = Contact("113", "113", "Luistert.", opening_hours="24/7", crisis=True)
    assert state.never_closes(line)
    others = ({"crisis": False}, {"level": "local"}, {"opening_hours": "Mo-Su 11:00-21:00"})
    assert not any(state.never_closes(replace(line, **other)) for other in others)
