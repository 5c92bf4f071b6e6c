# SPDX-License-Identifier: EUPL-1.2
"""`content.loader`: the base, and the organisations' changes over it."""

from __future__ import annotations

from content.entry import merged
from content.library import BASE
from content.loader import load
from tests.content.tree import Tree


def test_an_organisation_has_what_the_base_has_with_its_changes(tree: Tree) -> None:
    tree.change("messages/talk.yml", 'bel: {text: "Bel ons."}\nextra: {text: "Dag."}')
    library = load(tree.base, tree.overlay)
    assert set(library.entries("message", "dorp")) == {"hallo", "bel", "extra"}
    assert set(library.changed("message", "dorp")) == {"bel", "extra"}
    assert set(library.entries("message", "stad")) == {"hallo", "bel"}


def test_the_base_comes_before_the_organisations(tree: Tree) -> None:
    tree.change("buttons.yml", 'ja: {title: "Jawel"}', "zee")
    tree.change("buttons.yml", 'ja: {title: "Zeker"}', "bos")
    assert load(tree.base, tree.overlay).organisations == [BASE, "bos", "zee"]


def test_hidden_folders_of_an_overlay_are_no_organisations(tree: Tree) -> None:
    tree.change("buttons.yml", "kapot: [", ".git")
    library = load(tree.base, tree.overlay)
    assert library.organisations == [BASE]
    assert library.problems == []


def test_mappings_merge_field_by_field_and_lists_are_replaced() -> None:
    base = {"opening": {"je": "a", "u": "b"}, "contacts": ["x", "y"], "route": "r"}
    change = {"opening": {"je": "c"}, "contacts": ["z"]}
    assert merged(base, change) == {"opening": {"je": "c", "u": "b"}, "contacts": ["z"], "route": "r"}


def test_two_forms_replace_one_text_and_the_other_way_round() -> None:
    assert merged({"text": "a"}, {"je": "b", "u": "c"}) == {"je": "b", "u": "c"}
    assert merged({"je": "b", "u": "c", "buttons": ["ja"]}, {"text": "a"}) == {"text": "a", "buttons": ["ja"]}


def test_a_problem_in_a_merged_entry_is_shown_in_the_file_it_came_from(tree: Tree) -> None:
    tree.change("directory/x.yml", '\n- id: hulp\n  cost: "Een euro."')
    entry = load(tree.base, tree.overlay).entries("contact", "dorp")["hulp"]
    changed, kept = entry.problem("", "cost"), entry.problem("", "website")
    assert (changed.file.parent.parent.name, changed.line) == ("dorp", 3)
    assert (kept.file.name, kept.line) == ("national.yml", 5)
