# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from content.catalogue import Catalogue
from content.expiry import everything, state
from tests.content.tree import Tree, contact

OWN = """\
- id: team
  name: "Ons team"
"""


def test_an_organisations_own_contact_stands_for_the_bases(tree: Tree) -> None:
    tree.change("directory/local/GM0001.yml", OWN)
    book = tree.book()

    assert [c.name for c in everything.contacts(book, "dorp") if c.id == "team"] == ["Ons team"]
    assert [c.name for c in everything.contacts(book, "standaard") if c.id == "team"] == ["Team"]


def test_a_hidden_contact_is_not_among_them(tree: Tree) -> None:
    tree.change("directory/local/GM0001.yml", "- id: team\n  status: inactive\n")

    assert "team" not in [contact.id for contact in everything.contacts(tree.book(), "dorp")]


def test_the_places_are_those_of_the_teams_else_of_its_own_contacts_else_of_all(tree: Tree) -> None:
    mine = contact("daar", level="local", municipalities="[GM0002]")
    tree.change("directory/local/own.yml", f"{OWN}{mine}")
    book = tree.book()

    assert everything.places(book, "dorp", {"GM0003"}) == {"GM0003"}
    assert everything.places(book, "dorp", set()) == {"GM0002"}
    assert everything.places(book, "elders", set()) == {"GM0001"}


def test_nothing_of_the_shipped_directory_has_expired_when_it_is_shipped(book: Catalogue) -> None:
    there = list(everything.contacts(book, "standaard"))

    assert len(there) > 400
    assert [contact.id for contact in there if not state.shown(contact, "2026-11-22")] == []
    assert [contact.id for contact in there if state.flagged(contact, "2026-11-22")] == []


def test_every_line_a_danger_card_names_stays_however_old_it_gets(book: Catalogue) -> None:
    lines = book.rows("SELECT data FROM entry WHERE kind = 'card'")
    said = " ".join(data for (data,) in lines)
    named = [
        contact
        for contact in everything.contacts(book, "standaard")
        if contact.level == "national" and contact.phone and contact.phone.number in said
    ]

    assert {"112", "113", "veilig_thuis"} <= {contact.id for contact in named}
    assert [contact.id for contact in named if not state.shown(contact, "2036-01-01")] == []
