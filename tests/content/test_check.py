# SPDX-License-Identifier: EUPL-1.2
"""`content.check`: one broken thing at a time, and the line that says how to mend it."""

from __future__ import annotations

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
        "overlay/dorp/messages/talk.yml:1: an exclamation mark sounds like shouting: end with a full stop",
        "overlay/dorp/messages/talk.yml:1: {name} lacks in the text for je: put it in both",
    ]


def test_an_organisation_cannot_touch_the_danger_cards(tree: Tree) -> None:
    tree.change(CARDS, "suicide_self: {kind: suicide, buttons: [mens], je: [Weg], u: [Weg]}")
    assert tree.problems() == [
        "overlay/dorp/safety/cards.yml:1: an organisation cannot change the safety texts: remove this file"
    ]
    assert tree.book().card("suicide_self", "dorp").lines[0] == "Bel nu 113."


def test_an_organisation_that_hides_the_last_national_contact_is_told(tree: Tree) -> None:
    tree.change(NATIONAL, "- {id: hulp, status: inactive}")
    assert any("no national contact may be shown for geld" in problem for problem in tree.problems())


def test_a_theme_of_an_organisation_needs_enough_examples_too(tree: Tree) -> None:
    theme = 'key: tuin\nname: "Tuin"\nbutton: "Tuin"\nopening: {text: "Mooi."}\ncontacts: [hulp]\nexamples:\n'
    tree.change("themes/tuin.yml", theme + EXAMPLES.replace("voorbeeld", "tuin"))
    tree.change("themes/tuin/eigen.txt", "de heg is te hoog\n")
    assert tree.problems() == []
    tree.change("themes/tuin.yml", theme + '  - "tuin"')
    assert any("theme tuin has 2 examples" in problem for problem in tree.problems())


def test_the_content_of_this_repository_passes() -> None:
    assert [str(problem) for problem in check(CONTENT)] == []
