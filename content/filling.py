# SPDX-License-Identifier: EUPL-1.2
"""Fills the holes of a text on a day, and leaves out what it says of contacts that are gone by then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from content import gone, holes
from content.expiry import state
from content.model import Contact

if TYPE_CHECKING:
    from content.catalogue import Catalogue

NOBODY_LEFT = "nobody_left"
"""What is said instead of a message that named only contacts that are gone."""
OPEN = ".open"


def fill(book: Catalogue, text: str, organisation: str, day: str, values: Mapping[str, str]) -> str:
    """The text as somebody reads it that day; empty where it spoke only of who is gone."""
    return holes.fill(left(book, text, organisation, day, values), _facts(book, organisation, day, values))


def left(book: Catalogue, text: str, organisation: str, day: str, values: Mapping[str, str]) -> str:
    """The text, still with its holes, without its sentences about who is gone."""
    names = [name for name in holes.names(text) if "." in name]
    known = _facts(book, organisation, day, values)
    # Whether somebody is open is told by who asks for the text; that it was forgotten must show.
    lost = {name.partition(".")[0] for name in names if not name.endswith(OPEN) and known(name) is None}
    for id in gone.contacts(text):
        contact = book.contact(id, organisation, day)
        if contact is None or (f"{id}{OPEN}" not in names and _away(contact, day)):
            lost.add(id)
    return gone.without(text, lost)


def _facts(
    book: Catalogue, organisation: str, day: str, values: Mapping[str, str]
) -> Callable[[str], str | None]:
    return lambda name: values[name] if name in values else book.fact(name, organisation, day)


def _away(contact: Contact, day: str) -> bool:
    """Whether nobody answers there for weeks, and the text would not say so."""
    return state.closed(contact, day) and not state.always_there(contact)
