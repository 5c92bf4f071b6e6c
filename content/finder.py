# SPDX-License-Identifier: EUPL-1.2
"""Looks contacts up by words, worry and place; never one that may not be shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from content import decode
from content.catalogue import LEVELS, Catalogue
from content.model import STANDARD, Contact
from content.place_words import words

AT_ONCE = 300
"""More rows than this say nothing more about one search."""
BY_WORDS = """
SELECT e.data FROM contact_words w
JOIN entry e ON e.kind = 'contact' AND e.key = w.contact AND e.organisation = w.organisation
WHERE contact_words MATCH :match AND w.organisation IN (:organisation, '')
  AND NOT (w.organisation = '' AND EXISTS (
    SELECT 1 FROM entry o WHERE o.kind = 'contact' AND o.key = w.contact AND o.organisation = :organisation))
ORDER BY bm25(contact_words, 0, 0, 8, 1) LIMIT :most
"""
BY_PLACE = """
SELECT DISTINCT e.data FROM serves s
JOIN entry e ON e.kind = 'contact' AND e.key = s.contact AND e.organisation = s.organisation
WHERE s.municipality = :municipality AND s.organisation IN (:organisation, '')
  AND NOT (s.organisation = '' AND EXISTS (
    SELECT 1 FROM entry o WHERE o.kind = 'contact' AND o.key = s.contact AND o.organisation = :organisation))
ORDER BY s.level, s.position LIMIT :most
"""


@dataclass(frozen=True)
class Sought:
    """What is looked for; the place is a municipality's CBS code. Words that are given outweigh the worry."""

    words: str = ""
    theme: str | None = None
    municipality: str | None = None


def find(book: Catalogue, sought: Sought, organisation: str = STANDARD) -> list[Contact]:
    """Who fits, best first; nobody when nothing is asked."""
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
    return book.contacts(sought.theme or "", sought.municipality, organisation)


def _by_place(book: Catalogue, sought: Sought, organisation: str) -> list[Contact]:
    if not sought.municipality:
        return []
    asked = {"municipality": sought.municipality, "organisation": organisation, "most": AT_ONCE}
    return [decode.contact(json.loads(row[0])) for row in book.rows(BY_PLACE, asked)]


def _by_words(book: Catalogue, sought: Sought, organisation: str) -> Iterator[Contact]:
    """Those that have every word; where there are none, those that have some."""
    # Every word in quotes: what somebody types can never be FTS5's own syntax.
    typed = [f'"{word.key}"*' for word in words(sought.words)]
    for joint in (" AND ", " OR "):
        asked = {"match": joint.join(typed), "organisation": organisation, "most": AT_ONCE}
        rows = book.rows(BY_WORDS, asked) if typed else []
        found = [decode.contact(json.loads(row[0])) for row in rows]
        here = [contact for contact in found if _there(contact, sought.municipality)]
        if here:
            yield from here
            return


def _there(contact: Contact, municipality: str | None) -> bool:
    return municipality is None or not contact.municipalities or municipality in contact.municipalities
