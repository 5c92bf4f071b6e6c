# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import csv
from pathlib import Path

import pytest

from content import assured
from content.checks import phones
from content.checks.cards import NUMBERS
from content.checks.known_numbers import FILE, digits_of, lines
from tests.content.broken import NATIONAL, TALK
from tests.content.tree import Tree, contact

CONTENT = Path(__file__).parents[3] / "content"
SOURCE = "id,name,number,e164,source,source_date\nhulp,Hulp,0800-8115,+318008115,proef,2026-05\n"
OTHER = '[{number: "0800-8116", e164: "+318008116"}]'


@pytest.fixture
def sourced(tree: Tree) -> Tree:
    """A tiny content with the source of its one number."""
    tree.write("directory/national_lines.csv", SOURCE)
    return tree


def test_a_changed_digit_in_a_known_number_is_found_by_id(sourced: Tree) -> None:
    assert sourced.problems() == []
    sourced.spoil(NATIONAL, '{number: "0800-8115", e164: "+318008115"}', OTHER[1:-1])
    (said,) = sourced.problems()
    assert said.startswith(
        f"base/{NATIONAL}:4: dit nummer van Hulp is anders dan in de bron van 2026-05 (0800-8115)"
    )


def test_also_where_an_organisation_adds_it_under_another_id_or_spaces_it_otherwise(sourced: Tree) -> None:
    sourced.change("directory/own.yml", contact("eigen", name='"hulp"', phones=OTHER, owner="Anja"))
    assert any("dit nummer van Hulp is anders" in problem for problem in sourced.problems())
    same = '[{number: "0800 8115", e164: "+318008115"}]'
    sourced.change("directory/own.yml", contact("eigen", name='"hulp"', phones=same, owner="Anja"))
    assert sourced.problems() == []


@pytest.mark.parametrize(("called", "wrong"), [("2026-06-01", 0), ("2026-04-30", 1)])
def test_who_called_it_after_the_source_knows_better(sourced: Tree, called: str, wrong: int) -> None:
    sourced.change(NATIONAL, f"- {{id: hulp, owner: Anja, called_date: {called}, phones: {OTHER}}}")
    assert len(sourced.problems()) == wrong


def test_the_14_number_of_another_municipality_is_found(tree: Tree) -> None:
    tree.spoil("directory/local/GM0001.yml", "  access:", '  phones: [{number: "14 031"}]\n  access:')
    (said,) = tree.problems()
    assert "14 031 is niet het nummer van deze gemeente" in said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("035 123 45 67", "035 123 45 67 staat bij geen enkel contact"),
        ("0800-8115", "tip: 0800-8115 kan veranderen: schrijf {contact.phone}"),
    ],
)
def test_a_number_written_out_in_a_text_is_named(tree: Tree, number: str, said: str) -> None:
    tree.spoil(TALK, "Vertel wat er is.", f"Bel {number}.")
    (found,) = tree.problems()
    assert found.startswith(f"base/{TALK}:2: {said}")


def test_danger_numbers_and_years_may_stand_in_a_text(tree: Tree) -> None:
    tree.spoil(TALK, "Vertel wat er is.", "Bel 112, 113 of 0800-2000. Dat is zo sinds 2025.")
    assert tree.problems() == []


def test_every_number_of_our_table_can_be_dialled_and_has_a_source() -> None:
    with (CONTENT / FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 40
    assert [row["id"] for row in rows if phones.fault(row["number"], row["e164"] or None)] == []
    assert [row["id"] for row in rows if not row["source"]] == []
    assert [row["id"] for row in rows if row["source_date"] and not assured.parsed(row["source_date"])] == []


def test_every_short_number_and_every_danger_number_stands_in_our_table() -> None:
    # The gas alarm's number has no source in our facts yet; its card says so.
    unsourced = {"08009009"}
    known = {digits for line in lines(CONTENT).values() for digits in line.digits}
    assert {digits_of(number) for number in (*phones.SHORT, *NUMBERS)} - unsourced <= known
