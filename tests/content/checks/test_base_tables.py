# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.content.tree import MUNICIPALITIES, PLACES, Tree


def test_a_table_in_another_encoding_is_named_with_its_line_and_nothing_breaks(tree: Tree) -> None:
    path = tree.base / "places" / "municipalities.csv"
    path.write_bytes(MUNICIPALITIES.replace("Daar,Gelderland", "Dáár,Gelderland").encode("latin-1"))
    (said,) = tree.problems()
    assert said.startswith("base/places/municipalities.csv:3: dit bestand is niet bewaard als UTF-8")


def test_a_column_that_is_gone_is_named(tree: Tree) -> None:
    tree.write("places/municipalities.csv", MUNICIPALITIES.replace("phone,e164", "telefoon,e164"))
    (said,) = tree.problems()
    assert said.startswith("base/places/municipalities.csv:1: in dit bestand ontbreekt een kolom (phone): ")


@pytest.mark.parametrize("row", ["Ginds,GM0001\n", "Ginds,GM0001,town,nog iets\n"])
def test_a_row_with_a_cell_too_few_or_too_many_is_named(tree: Tree, row: str) -> None:
    tree.write("places/places.csv", PLACES + row)
    (said,) = tree.problems()
    assert said.startswith("base/places/places.csv:4: deze regel heeft een vak te weinig of te veel: ")
