# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from content.checks.plain import passive
from tests.content.broken import CARDS, TALK
from tests.content.tree import Tree


@pytest.mark.parametrize(
    "text",
    [
        "het formulier wordt morgen verstuurd",
        "de aanvraag werd afgewezen door iemand die verhuisd is",
        "je brieven worden door ons bewaard",
        "als de rekening betaald wordt",
    ],
)
def test_what_is_done_by_nobody_in_particular_is_passive(text: str) -> None:
    assert passive(text)


@pytest.mark.parametrize(
    "text",
    [
        "dan wordt hij hoger",
        "je wordt er moe van",
        "het wordt geen feest",
        "ik word verdrietig",
        "niet gehoord worden is vermoeiend",
        "dat wordt gezellig",
        "wij bewaren je brieven",
        "zo wordt het verder niet bekend",
    ],
)
def test_becoming_something_is_not(text: str) -> None:
    assert passive(text) == ""


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("Indien nodig.", "tip: “Indien” is kantoortaal: schrijf “als”"),
        ("Je hebt zes weken.", "tip: “zes weken” leest sneller in cijfers: schrijf 6 weken"),
        ("Het wordt gewist.", "tip: “wordt gewist” zegt niet wie het doet: noem wie het doet"),
        ("Let <b>op</b>.", "opmaak als “<b>” staat straks zo op het scherm: schrijf gewone tekst"),
        ("**Let op**.", "opmaak als “**” staat straks zo op het scherm: schrijf gewone tekst"),
        ("Bel [nummer].", "“[nummer]” is nog niet ingevuld: schrijf wat er moet staan"),
        ("Bel XXX.", "“XXX” is nog niet ingevuld: schrijf wat er moet staan"),
    ],
)
def test_what_is_not_plain_is_named(tree: Tree, new: str, said: str) -> None:
    tree.spoil(TALK, "Vertel wat er is.", new)
    assert tree.problems() == [f"base/{TALK}:2: {said}"]


def test_one_and_numbers_without_a_unit_stay_words(tree: Tree) -> None:
    tree.spoil(TALK, "Vertel wat er is.", "Het is één dag, of twee brieven.")
    assert tree.problems() == []


def test_the_words_of_a_danger_card_are_not_weighed(tree: Tree) -> None:
    tree.spoil(CARDS, "Bel nu 113.", "Bel nu 113. Indien nodig binnen zes weken.")
    assert tree.problems() == []


def test_a_hole_is_no_office_word(tree: Tree) -> None:
    tree.spoil(TALK, "Hallo, {name}. Vertel wat", "Ook met {name}. Vertel wat")
    assert tree.problems() == []
