# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from content.catalogue import Catalogue
from content.compile import compile_content
from content.expiry.agenda import stale
from content.expiry.signals import of_dates

MONDAY = 'days: [maandag], time: "10:00-12:00"'
HEAD = "municipality: GM0402, source: proef, description: Iets leuks."
ACTIVITIES = f"""
oud: {{name: Oud, {HEAD}, assured_date: 2026-01-05, {MONDAY}}}
vers: {{name: Vers, {HEAD}, assured_date: 2026-11-05, {MONDAY}}}
stopt: {{name: Stopt, {HEAD}, assured_date: 2026-11-05, {MONDAY}, valid_to: 2026-12-01}}
voorbij: {{name: Voorbij, {HEAD}, assured_date: 2026-01-05, dates: ["2026-02-02 10:00-12:00"]}}
verborgen: {{name: Verborgen, {HEAD}, assured_date: 2026-01-05, {MONDAY}, hidden: true}}
"""
VACANCIES = f"hulp: {{name: Hulp, {HEAD}, organizer: Versa, assured_date: 2025-01-05}}\n"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("agenda")
    own = folder / "own" / "standaard"
    for kind, text in (("activities", ACTIVITIES), ("vacancies", VACANCIES)):
        (own / kind).mkdir(parents=True)
        (own / kind / "own.yml").write_text(text, "utf-8")
    compile_content(Path("content"), folder / "own", folder / "compiled")
    return Catalogue.open(folder / "compiled")


def test_what_goes_on_and_was_not_looked_at_for_long_is_found_the_oldest_first(book: Catalogue) -> None:
    found = [(kind, there.id) for kind, there in stale(book, "standaard", "2026-11-22")]

    assert found == [("activity", "oud"), ("activity", "stopt"), ("vacancy", "hulp")]


def test_half_a_year_flags_and_a_year_hides() -> None:
    assert of_dates("2026-05-01", None, "2026-11-22") == ["flagged"]
    assert of_dates("2025-05-01", "2026-11-30", "2026-11-22") == ["overdue", "ending"]
    assert of_dates("", "2026-11-21", "2026-11-22") == ["ended", "overdue"]
    assert of_dates("2026-11-01", None, "2026-11-22") == []
