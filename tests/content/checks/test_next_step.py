# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from tests.content.broken import TALK, THEME
from tests.content.tree import Tree


def test_a_yes_or_no_question_without_buttons_is_a_tip(tree: Tree) -> None:
    tree.spoil(TALK, '"Bel {hulp.name}: {hulp.phone}."', '"Dat kan. Wil je bellen?"')
    tips = [problem for problem in tree.problems() if "tip:" in problem]
    assert tips == [
        f"base/{TALK}:6: tip: op deze vraag past ja of nee, maar er zijn geen knoppen: zet er “buttons:” bij"
    ]


def test_an_open_question_and_one_with_buttons_are_fine(tree: Tree) -> None:
    tree.spoil(TALK, '"Bel {hulp.name}: {hulp.phone}."', '"Waar is het?"')
    tree.spoil(TALK, "Vertel wat er is.", "Is er iets?")
    tree.spoil(TALK, "Vertelt u wat er is.", "Is er iets?")
    assert tree.problems() == []


def test_haste_without_anything_to_do_is_a_tip(tree: Tree) -> None:
    tree.spoil("routes.yml", ', say: {text: "Bel vandaag."}', "")
    (said,) = tree.problems()
    assert said.startswith("base/routes.yml:5: tip: na dit antwoord is er haast")


def test_a_theme_that_leads_nowhere_is_a_tip(tree: Tree) -> None:
    for line in ('step: {text: "Bel {hulp.phone}."}\n', "needs: [eten]\n", "contacts: [hulp]\n"):
        tree.spoil(THEME, line, "")
    assert [problem.split(": ")[2] for problem in tree.problems()] == ["na dit thema komt niets"]


def test_a_button_has_to_fit_on_a_phone(tree: Tree) -> None:
    tree.spoil("buttons.yml", "Ik wil een mens spreken", "Ik wil nu toch echt liever een mens spreken")
    (said,) = tree.problems()
    assert said.startswith("base/buttons.yml:1: deze knop heeft 43 tekens: maak er 40 of minder van")
