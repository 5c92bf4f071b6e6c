# SPDX-License-Identifier: EUPL-1.2
"""Looks contacts up by words, worry and place; never one that may not be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from content import decode
from content.catalogue import Catalogue
from content.expiry import state
from content.gazetteer.words import words
from content.model import STANDARD, Contact
from content.serving import LEVELS
from content.word_search import WordSearch

AT_ONCE = 60
"""More rows than this say nothing more about one search."""
BY_PLACE = """
SELECT e.data FROM (
  SELECT DISTINCT s.number, s.level, s.position FROM serves s
  WHERE s.municipality = :municipality AND s.organisation IN (:organisation, '')
    AND NOT (s.organisation = '' AND EXISTS (
      SELECT 1 FROM entry o
      WHERE o.kind = 'contact' AND o.key = s.contact AND o.organisation = :organisation))
  ORDER BY s.level, s.position LIMIT :most
) f
JOIN entry e ON e.number = f.number
ORDER BY f.level, f.position
"""


@dataclass(frozen=True)
class Sought:
    """What is looked for; the place is a municipality's CBS code. Words that are given outweigh the worry."""

    words: str = ""
    theme: str | None = None
    municipality: str | None = None
    day: str | None = None
    """The day it is (YYYY-MM-DD): what has expired by then is not found."""


def find(book: Catalogue, sought: Sought, organisation: str = STANDARD) -> list[Contact]:
    """Who fits, best first, who is closed or full after the others; nobody when nothing is asked."""
    day, place = sought.day, sought.municipality
    if day is None:
        return _found(book, sought, organisation)
    now = replace(sought, municipality=book.mergers.now(place, day) if place else None)
    there = [contact for contact in _found(book, now, organisation) if state.shown(contact, day)]
    return sorted(there, key=lambda contact: not state.available(contact, day))


def _found(book: Catalogue, sought: Sought, organisation: str) -> list[Contact]:
    if sought.words.strip():
        found, typed = _by_words(book, sought, organisation), [word.key for word in words(sought.words)]
        return sorted(found, key=lambda contact: _behind(sought, contact, typed))
    near = _by_theme(book, sought, organisation) if sought.theme else _by_place(book, sought, organisation)
    front = [book.front_door(sought.municipality, organisation)] if sought.municipality else []
    once = {contact.id: contact for contact in (*near, *front)}
    return sorted(once.values(), key=_distance)


def _behind(sought: Sought, contact: Contact, typed: Sequence[str]) -> tuple[bool, bool, float]:
    """What is for another worry last; before that who is called so, and then who is near."""
    name = [word.key for word in words(contact.name)]
    called = any(word.startswith(each) for word in name for each in typed)
    near = _distance(contact) if sought.municipality else 0.0
    return sought.theme not in (None, *contact.themes), not called, near


def _distance(contact: Contact) -> float:
    """The municipality's general entrance comes after who serves this in the region."""
    return LEVELS["regional"] + 0.5 if contact.front_door else LEVELS[contact.level]


def _by_theme(book: Catalogue, sought: Sought, organisation: str) -> list[Contact]:
    return book.contacts(sought.theme or "", sought.municipality, organisation, day=sought.day)


def _by_place(book: Catalogue, sought: Sought, organisation: str) -> list[Contact]:
    if not sought.municipality:
        return []
    codes = (sought.municipality, *book.mergers.into(sought.municipality, sought.day))
    wanted = {"organisation": organisation, "most": AT_ONCE}
    rows = [row for code in codes for row in book.rows(BY_PLACE, {**wanted, "municipality": code})]
    return [decode.stored_contact(row[0]) for row in rows]


def _by_words(book: Catalogue, sought: Sought, organisation: str) -> list[Contact]:
    """Those that have every word; where there are none, those that have some."""
    search = WordSearch(book, organisation, sought.municipality, AT_ONCE)
    olds = book.mergers.into(sought.municipality, sought.day)
    for asked in (search.every, search.some):
        found = [decode.stored_contact(data) for data in asked(sought.words)]
        here = [contact for contact in found if _there(contact, sought.municipality, olds)]
        if here:
            return here
    return []


def _there(contact: Contact, municipality: str | None, olds: tuple[str, ...]) -> bool:
    if municipality is None or not contact.municipalities:
        return True
    return not {municipality, *olds}.isdisjoint(contact.municipalities)
