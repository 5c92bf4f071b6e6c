# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date

import pytest

from content.phrasing import normal
from tests.actions.reading import MOMENTS, SATURDAY


def read(text: str) -> list[str]:
    return [moment.day.isoformat() for moment in MOMENTS.of(normal(text), SATURDAY)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("vandaag om 4 uur", "2026-11-21"),
        ("morgen", "2026-11-22"),
        ("overmorgen", "2026-11-23"),
        ("vrijdag", "2026-11-27"),
        ("a.s. maandag", "2026-11-23"),
        ("volgende week dinsdag", "2026-11-24"),
        ("dinsdag volgende week", "2026-11-24"),
        ("dinsdag over een week", "2026-12-01"),
        ("over 3 dagen", "2026-11-24"),
        ("over een paar dagen", "2026-11-24"),
        ("binnen 48 uur", "2026-11-23"),
        ("nog twee weken", "2026-12-05"),
        ("nog maar één week", "2026-11-28"),
        ("voor 1 december", "2026-12-01"),
        ("vóór 1 dec 2026", "2026-12-01"),
        ("1 februari", "2027-02-01"),
        ("op 15-12", "2026-12-15"),
        ("03-12-2026", "2026-12-03"),
        ("op de 15e", "2026-12-15"),
        ("eind van de maand", "2026-11-30"),
        ("eind december", "2026-12-31"),
        ("vanaf januari", "2027-01-01"),
        ("volgende week", "2026-11-23"),
        ("volgende maand", "2026-12-01"),
        ("deze week", "2026-11-21"),
        ("met kerst", "2026-12-25"),
        ("na het weekend, maandag dus", "2026-11-23"),
        ("vriedag", "2026-11-27"),
    ],
)
def test_a_day_is_read_from_how_people_say_it(text: str, day: str) -> None:
    assert day in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "ik ben in 1948 geboren",
        "sinds vrijdag",
        "afgelopen vrijdag",
        "vorige week dinsdag",
        "vrijdag kreeg ik een brief",
        "2 weken geleden",
        "al 3 weken",
        "elke maandag",
        "goede morgen",
        "1 november",
        "24/7 open",
        "op de 2e verdieping",
        "31 februari",
        "over 300 euro",
    ],
)
def test_what_is_over_or_no_day_is_left_out(text: str) -> None:
    assert read(text) == []


def test_a_vague_day_is_the_earliest_it_can_be() -> None:
    [week] = MOMENTS.of("volgende week", SATURDAY)
    [day] = MOMENTS.of("morgen", SATURDAY)

    assert (week.exact, day.exact) == (False, True)


def test_the_same_words_mean_another_day_on_another_day() -> None:
    [moment] = MOMENTS.of("morgen", date(2026, 12, 31))

    assert moment.day == date(2027, 1, 1)
