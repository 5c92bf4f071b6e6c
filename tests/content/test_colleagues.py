# SPDX-License-Identifier: EUPL-1.2
"""What only colleagues read of a contact."""

from __future__ import annotations

from content import colleagues
from content.colleagues import ForColleagues
from tests.content.tree import Tree

LOCAL = "directory/local/GM0001.yml"
OWN = '  admission: "Alleen met een brief"\n  internal_contact: "Anja, kamer 3"\n  confidence'


def test_who_may_come_and_whom_to_ask_for_is_kept_beside_the_contact(tree: Tree) -> None:
    tree.spoil(LOCAL, "  confidence", OWN)
    assert colleagues.of(tree.book(), "team") == ForColleagues("Alleen met een brief", "Anja, kamer 3")


def test_where_nobody_wrote_it_there_is_nothing(tree: Tree) -> None:
    book = tree.book()
    assert colleagues.of(book, "team") == ForColleagues() == colleagues.of(book, "niemand")


def test_nothing_of_it_is_in_what_a_resident_gets(tree: Tree) -> None:
    tree.spoil(LOCAL, "  confidence", OWN)
    contact = tree.book().contact("team")
    assert contact is not None
    assert "brief" not in str(contact) and "kamer 3" not in str(contact)


def test_who_may_not_be_shown_has_nothing_there_either(tree: Tree) -> None:
    tree.spoil(LOCAL, "  confidence: medium", f"{OWN}: unverified")
    assert colleagues.of(tree.book(), "team") == ForColleagues()


def test_an_organisation_may_say_it_otherwise_or_not_at_all(tree: Tree) -> None:
    tree.spoil(LOCAL, "  confidence", OWN)
    tree.change("directory/own.yml", '- {id: team, internal_contact: "Bram", admission: ""}')
    book = tree.book()
    assert colleagues.of(book, "team", "dorp") == ForColleagues("", "Bram")
    assert colleagues.of(book, "team").person == "Anja, kamer 3"
