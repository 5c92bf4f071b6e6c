# SPDX-License-Identifier: EUPL-1.2
"""`content.catalogue` for more than one organisation: each has its own, over what all share."""

from __future__ import annotations

from tests.content.tree import Tree, contact


def test_an_organisation_changes_fields_and_inherits_the_rest(tree: Tree) -> None:
    tree.change("messages/talk.yml", 'hallo: {je: "Welkom, {name}."}')
    tree.change(
        "directory/x.yml",
        '- {id: hulp, cost: "Een euro."}\n- {id: gemeente_gm0001, website: "https://a.example"}',
    )
    book = tree.book()
    assert book.message("hallo", "dorp", name="A") == "Welkom, A."
    assert book.message("hallo", "dorp", "u", name="A") == "Hallo, A. Vertelt u wat er is."
    assert (
        book.message("hallo", "stad", name="A")
        == book.message("hallo", name="A")
        == "Hallo, A. Vertel wat er is."
    )
    assert [(c.id, c.cost) for c in book.contacts("geld", None, "dorp")] == [("hulp", "Een euro.")]
    assert [(c.id, c.cost) for c in book.contacts("geld", None)] == [("hulp", "Gratis.")]
    assert book.front_door("GM0001", "dorp").website == "https://a.example"
    assert book.front_door("GM0001").website == "https://hier.example"


def test_an_organisation_can_hide_a_contact_of_the_base_and_add_its_own(tree: Tree) -> None:
    tree.change("directory/x.yml", "- {id: hulp, status: inactive}\n" + contact("eigen"))
    tree.change("messages/talk.yml", 'bel: {text: "Bel."}')
    book = tree.book()
    assert [c.id for c in book.contacts("geld", None, "dorp")] == ["eigen"]
    assert book.contact("hulp", "dorp") is None
    assert [c.id for c in book.contacts("geld", None)] == ["hulp"]


def test_one_text_for_all_replaces_the_two_forms(tree: Tree) -> None:
    tree.change("messages/talk.yml", 'hallo: {text: "Dag, {name}."}')
    book = tree.book()
    assert (
        book.message("hallo", "dorp", "je", name="A")
        == book.message("hallo", "dorp", "u", name="A")
        == "Dag, A."
    )
