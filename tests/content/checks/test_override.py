# SPDX-License-Identifier: EUPL-1.2
"""`content.checks.override`: an organisation's words for danger, and the holes a program fills."""

from __future__ import annotations

import pytest

from content.catalogue import Catalogue
from content.compile import BrokenContent
from tests.content.tree import Tree

LAST = "Ik ben een computer. Ik kan geen hulp sturen."
GOOD = f'suicide_self: {{je: ["Bel meteen 113.", "Al iets gedaan? Bel 112.", "{LAST}"]}}\n'

NEW = (
    f'eigen: {{kind: gevaar, buttons: [mens], source: wij, je: ["Dag.", "{LAST}"], u: ["Dag.", "{LAST}"]}}\n'
)


def test_an_organisation_has_its_own_words_on_a_danger_card(tree: Tree) -> None:
    tree.change("safety/cards.yml", GOOD)
    assert tree.problems() == []
    assert tree.book().card("suicide_self", "dorp").lines[0] == "Bel meteen 113."
    assert tree.book().card("suicide_self", "dorp").buttons == ("mens",)
    assert tree.book().card("suicide_self", "stad").lines[0] == "Bel nu 113."


@pytest.mark.parametrize(
    ("card", "part"),
    [
        (f'suicide_self: {{je: ["Bel meteen 113.", "{LAST}"]}}', "112"),
        (GOOD.replace("Bel meteen 113.", "Bel meteen 113 of 0800-2000."), "0800-2000"),
        (GOOD.replace("Bel meteen 113.", "Bel meteen 115."), "115"),
        (GOOD.replace(LAST, "Dag."), "laatste regel"),
        (GOOD.replace("{je:", "{buttons: [], je:"), "buttons"),
        (GOOD.replace("{je:", "{buttons: [mens, ja], je:"), "buttons"),
        (GOOD.replace("{je:", "{answers: {ja: suicide_self}, je:"), "answers"),
        (GOOD.replace("{je:", "{kind: gevaar, je:"), "kind"),
        (GOOD.replace("{je:", "{private: true, je:"), "private"),
        (GOOD.replace("Bel meteen 113.", "Bel {hulp.phone} of 113."), "gevaar"),
        (NEW, "maak je niet zelf"),
    ],
)
def test_a_broken_card_is_told_and_the_bases_stays_in_force(tree: Tree, card: str, part: str) -> None:
    book = tree.book()
    tree.change("safety/cards.yml", card)
    assert any(part in problem for problem in tree.problems())
    with pytest.raises(BrokenContent):
        tree.compile()
    book.refresh()
    assert Catalogue.open(tree.target).card("suicide_self", "dorp").lines[0] == "Bel nu 113."


def test_the_rules_that_recognise_danger_are_the_bases_alone(tree: Tree) -> None:
    tree.write("safety/rules.yml", "rules: [{phrase: dood, kind: suicide}]\n")
    tree.change("safety/rules.yml", "rules: []\n")
    assert any("safety/rules.yml" in problem for problem in tree.problems())
    assert tree.book().safety_rules() == {"rules": [{"phrase": "dood", "kind": "suicide"}]}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ('hallo: {je: "Dag.", u: "Dag."}', 1),
        ('hallo: {je: "Dag {name}."}', 0),
        ('hallo: {text: "Dag {name}."}', 0),
        ('hallo: {text: "Dag {naam}."}', 2),
        ('bel: {text: "Bel ons."}', 0),
        ('nieuw: {text: "Dag {wat}."}', 0),
    ],
)
def test_a_hole_a_program_fills_stays_and_no_other_comes(tree: Tree, text: str, problems: int) -> None:
    tree.change("messages/own.yml", text)
    assert len(tree.problems()) == problems
