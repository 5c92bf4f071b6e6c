# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from nlu.recognise.concepts import Concepts

CONCEPTS = Concepts(
    [
        ("schuld", "*schuld klarna deurwaarder*"),
        ("schuld", "lenen"),
        ("drank", "bier*"),
        ("partner", "vriend"),
    ]
)


def test_words_that_mean_the_same_give_the_same_concept() -> None:
    assert CONCEPTS.line("Klarna") == CONCEPTS.line("lenen") == CONCEPTS.line("LÉNEN!") == "schuld"


def test_a_star_stands_for_the_rest_of_a_word_and_nothing_else_does() -> None:
    assert CONCEPTS.line("huurschuld deurwaarderskantoor biertje") == "schuld schuld drank"
    assert CONCEPTS.line("schuldig vriendelijk klarnaatje") == ""


def test_a_concept_may_take_several_lines() -> None:
    assert CONCEPTS.names == ["drank", "partner", "schuld"]


def test_the_editors_list_is_read() -> None:
    assert "moeder" in Concepts.read().line("ik mis mijn mama").split()
