# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from nlu.evaluate.confusion import Confusion
from tests.nlu.evaluate.sample import told, worry

CONFUSION = Confusion.of(
    [
        told(worry("geld"), "geld"),
        told(worry("geld"), "wonen"),
        told(worry("geld", "wonen"), "wonen"),
        told(worry(out_of_scope=True), "geld"),
    ]
)


def test_of_two_themes_the_one_that_was_found_counts() -> None:
    assert CONFUSION.themes == ("geld", "wonen")
    assert [CONFUSION.row("geld"), CONFUSION.row("wonen")] == [[1, 1], [0, 1]]


def test_as_text_every_theme_has_a_row_and_a_column() -> None:
    assert CONFUSION.text().splitlines() == ["      geld wone", "geld     1    1", "wonen    ·    1"]


def test_what_goes_wrong_most_is_named_with_its_share() -> None:
    assert CONFUSION.commonest() == [("geld", "wonen", "1 (50.0 %)")]
