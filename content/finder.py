# SPDX-License-Identifier: EUPL-1.2
"""Looks contacts up by words, worry and place; never one that may not be shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from content import decode
from content.catalogue import Catalogue
from content.expiry import state
from content.model import STANDARD, Contact
from content.place_words import key, words
from content.serving import EVERYWHERE, LEVELS

AT_ONCE = 300
"""More rows than this say nothing more about one search."""
BY_WORDS = """
SELECT e.data FROM contact_words w
JOIN entry e ON e.kind = 'contact' AND e.key = w.contact AND e.organisation = w.organisation
WHERE contact_words MATCH :match AND w.organisation IN (:organisation, '')
  AND NOT (w.organisation = '' AND EXISTS (
    SELECT 1 FROM entry o WHERE o.kind = 'contact' AND o.key = w.contact AND o.organisation = :organisation))
ORDER BY bm25(contact_words, 0, 0, 8, 1, 0) LIMIT :most
"""
BY_PLACE = """
SELECT e.data FROM (
  SELECT DISTINCT s.contact, s.organisation, s.level, s.position FROM serves s
  WHERE s.municipality = :municipality AND s.organisation IN (:organisation, '')
    AND NOT (s.organisation = '' AND EXISTS (
      SELECT 1 FROM entry o
      WHERE o.kind = 'contact' AND o.key = s.contact AND o.organisation = :organisation))
  ORDER BY s.level, s.position LIMIT :most
) f
JOIN entry e ON e.kind = 'contact' AND e.key = f.contact AND e.organisation = f.organisation
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
        found = list(_by_words(book, sought, organisation))
        return sorted(found, key=lambda contact: sought.theme not in (None, *contact.themes))
    near = _by_theme(book, sought, organisation) if sought.theme else _by_place(book, sought, organisation)
    front = [book.front_door(sought.municipality, organisation)] if sought.municipality else []
    once = {contact.id: contact for contact in (*near, *front)}
    return sorted(once.values(), key=_distance)


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
    return [decode.contact(json.loads(row[0])) for row in rows]


def _by_words(book: Catalogue, sought: Sought, organisation: str) -> Iterator[Contact]:
    """Those that have every word; where there are none, those that have some."""
    # Every word in quotes: what somebody types can never be FTS5's own syntax.
    typed = [f'"{word.key}"*' for word in words(sought.words)]
    # The place is part of the question: the best of the whole country need not be anywhere near.
    place = key(sought.municipality or "")
    near = f' AND place : ("{place}" OR "{EVERYWHERE}")' if place else ""
    for joint in (" AND ", " OR "):
        match = f"{{name words}} : ({joint.join(typed)}){near}"
        asked = {"match": match, "organisation": organisation, "most": AT_ONCE}
        rows = book.rows(BY_WORDS, asked) if typed else []
        found = [decode.contact(json.loads(row[0])) for row in rows]
        olds = book.mergers.into(sought.municipality, sought.day)
        here = [contact for contact in found if _there(contact, sought.municipality, olds)]
        if here:
            yield from here
            return


def _there(contact: Contact, municipality: str | None, olds: tuple[str, ...]) -> bool:
    if municipality is None or not contact.municipalities:
        return True
    return not {municipality, *olds}.isdisjoint(contact.municipalities)
