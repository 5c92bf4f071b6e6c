# SPDX-License-Identifier: EUPL-1.2
"""Contacts with the same name can be told apart."""

from __future__ import annotations

from bot.desk.pages.upkeep.told_apart import told_apart
from content.model import Contact


def of(id: str, name: str, address: str | None = None) -> Contact:
    return Contact(id, name, "", address=address)


def test_a_name_nobody_else_has_stays_as_it_is() -> None:
    assert told_apart([of("a", "Inloop", "Plein 1"), of("b", "Geldfit")]) == {"a": "Inloop", "b": "Geldfit"}


def test_who_are_called_the_same_have_their_address_with_it_or_else_their_id() -> None:
    same = [of("a", "Inloop", "Plein 1"), of("b", "inloop", "Kade 2"), of("c", "Inloop")]
    assert told_apart(same) == {"a": "Inloop, Plein 1", "b": "inloop, Kade 2", "c": "Inloop (c)"}


def test_two_at_one_address_have_their_id_with_it() -> None:
    same = [of("a", "Inloop", "Plein 1"), of("b", "Inloop", "Plein 1")]
    assert told_apart(same) == {"a": "Inloop (a)", "b": "Inloop (b)"}
