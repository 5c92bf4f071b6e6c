# SPDX-License-Identifier: EUPL-1.2
"""`content.check`: one broken thing at a time, and the line that says how to mend it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from content.check import check
from tests.content.broken import BROKEN, CARDS, NATIONAL, TALK
from tests.content.tree import EXAMPLES, Tree

CONTENT = Path(__file__).parents[2] / "content"


def test_sound_content_has_no_problems(tree: Tree) -> None:
    assert tree.problems() == []


@pytest.mark.parametrize(("name", "old", "new", "said"), BROKEN, ids=[row[3][:60] for row in BROKEN])
def test_a_broken_thing_is_named_with_its_line_and_how_to_mend_it(
    tree: Tree, name: str, old: str, new: str, said: str
) -> None:
    if old:
        tree.spoil(name, old, new)
    else:
        tree.write(name, new)
    found = tree.problems()
    assert any(said in problem for problem in found), found


def test_problems_are_sorted_and_say_both_what_and_how(tree: Tree) -> None:
    tree.spoil(TALK, "Vertel wat er is.", "Vertel! Nu?")
    tree.spoil("buttons.yml", "Ja", "Ja!")
    found = tree.problems()
    assert found == sorted(found)
    assert all(": " in problem.split(": ", 1)[1] for problem in found)


def test_a_condition_on_a_danger_card_is_no_second_question(tree: Tree) -> None:
    tree.spoil(CARDS, "Bel nu 113.", "Gevaar? Bel 112. Ben je nu veilig?")
    assert tree.problems() == []


def test_what_a_text_quotes_is_neither_a_question_nor_a_form_of_address(tree: Tree) -> None:
    tree.spoil(TALK, "Vertelt u wat er is.", "Vraag gerust: “Denk je aan zelfmoord?” Gaat dat?")
    assert tree.problems() == []


def test_what_workers_read_may_say_je(tree: Tree) -> None:
    tree.write("messages/desk.yml", 'desk_saved: {text: "Dit had je geschreven."}')
    assert tree.problems() == []


def test_an_organisation_is_told_in_its_own_file_what_is_wrong_with_its_change(tree: Tree) -> None:
    tree.change(TALK, 'hallo: {je: "Kom binnen!"}')
    assert tree.problems() == [
        "overlay/dorp/messages/talk.yml:1: een uitroepteken klinkt als roepen: eindig met een punt",
        "overlay/dorp/messages/talk.yml:1: {name} ontbreekt in de tekst voor je: zet het in allebei",
        "overlay/dorp/messages/talk.yml:1: {name} vult Omzien in en is hier weg: zet het terug",
    ]


def test_an_organisation_cannot_take_the_numbers_of_a_danger_card_away(tree: Tree) -> None:
    tree.change(CARDS, "suicide_self: {je: [Weg], u: [Weg]}")
    found = tree.problems()
    assert [problem for problem in found if not problem.startswith("overlay/dorp/safety/cards.yml:1: ")] == []
    for said in ("112 hoort in deze tekst", "113 hoort in deze tekst", "de laatste regel moet"):
        assert any(said in problem for problem in found)


def test_an_organisation_that_hides_the_last_national_contact_is_told(tree: Tree) -> None:
    tree.change(NATIONAL, "- {id: hulp, status: inactive}")
    assert any(
        "er is geen landelijk contact dat bij geld getoond mag worden" in problem
        for problem in tree.problems()
    )


def test_a_theme_of_an_organisation_needs_enough_examples_too(tree: Tree) -> None:
    theme = 'key: tuin\nname: "Tuin"\nbutton: "Tuin"\nopening: {text: "Mooi."}\ncontacts: [hulp]\nexamples:\n'
    tree.change("themes/tuin.yml", theme + EXAMPLES.replace("voorbeeld", "tuin"))
    tree.change("themes/tuin/eigen.txt", "de heg is te hoog\n")
    assert tree.problems() == []
    tree.change("themes/tuin.yml", theme + '  - "tuin"')
    assert any("thema tuin heeft 2 zinnen" in problem for problem in tree.problems())


def test_the_content_of_this_repository_passes() -> None:
    assert [str(problem) for problem in check(CONTENT, today=date(2026, 11, 22))] == []
