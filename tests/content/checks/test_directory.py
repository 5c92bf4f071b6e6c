# SPDX-License-Identifier: EUPL-1.2
"""`content.checks.directory`: for whom a contact is there, and who keeps it up."""

from __future__ import annotations

import pytest

from tests.content.tree import Tree

LOCAL = "directory/local/GM0001.yml"


@pytest.fixture
def lived(tree: Tree) -> Tree:
    """The tiny content with one neighbourhood in each of its towns."""
    tree.write("places/neighbourhoods.csv", "name,code\nNoord,GM0001\nZuid,GM0002\n")
    return tree


def said(tree: Tree) -> list[str]:
    return [line.partition(": ")[2] for line in tree.problems()]


def test_a_neighbourhood_of_its_own_town_is_fine(lived: Tree) -> None:
    lived.spoil(LOCAL, "[GM0001]", "[GM0001]\n  neighbourhoods: [noord]")
    assert said(lived) == []


@pytest.mark.parametrize("hood", ["Zuid", "Nergenshuizen"])
def test_a_neighbourhood_that_residents_cannot_name_is_a_tip(lived: Tree, hood: str) -> None:
    lived.spoil(LOCAL, "[GM0001]", f"[GM0001]\n  neighbourhoods: [{hood}]")
    (tip,) = said(lived)
    assert tip.startswith(f"tip: Omzien kent de wijk {hood} in deze gemeente niet")


def test_a_neighbourhood_without_its_town_is_nowhere(lived: Tree) -> None:
    lived.spoil("directory/national.yml", "  level: national", "  neighbourhoods: [Noord]\n  level: national")
    assert said(lived) == [
        "een wijk hoort bij een gemeente: zet er “municipalities:” bij, of haal “neighbourhoods:” weg"
    ]


def test_what_lacks_is_told_with_what_to_write(tree: Tree) -> None:
    tree.spoil(LOCAL, "  confidence: medium\n", "")
    assert said(tree) == [
        "contact team heeft geen confidence: zet er “confidence:” bij, met hoe zeker je bent "
        "(high, medium, low of unverified)"
    ]
