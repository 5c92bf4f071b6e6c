# SPDX-License-Identifier: EUPL-1.2
"""The compiled directory as the HSDS read API gives it: only what a resident may see on the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.catalogue import Catalogue
from content.expiry import state
from content.gazetteer.words import key, words
from content.hsds import outgoing
from content.model import Contact
from content.service_id import made
from content.serving import EVERYWHERE

Row = dict[str, Any]
THERE = """
FROM service v
WHERE v.organisation IN (:organisation, '')
  AND (v.ends = '' OR v.ends >= :day) AND (v.always OR v.changed >= :oldest)
  AND NOT (v.organisation = '' AND EXISTS (
    SELECT 1 FROM entry o WHERE o.kind = 'contact' AND o.key = v.contact AND o.organisation = :organisation))
"""
ONE = f"SELECT v.id, v.contact {THERE} AND v.id = :id ORDER BY v.organisation DESC LIMIT 1"
AMONG = " AND (v.contact, v.organisation) IN (SELECT contact, organisation FROM "
BY_THEME = AMONG + "serves WHERE theme = :theme"
BY_PLACE = AMONG + "serves WHERE municipality = :municipality)"
BY_WORDS = AMONG + "contact_words WHERE contact_words MATCH :match)"
FLAT = (str, int, float, bool)


@dataclass(frozen=True)
class Asked:
    """What the services must be; empty is anything. `changed` is the day after which they were checked."""

    search: str = ""
    theme: str = ""
    municipality: str = ""
    provider: str = ""
    changed: str = ""


class Services:
    """The services of one organisation on one day."""

    def __init__(self, book: Catalogue, organisation: str, day: str) -> None:
        self._book, self._organisation, self._day = book, organisation, day
        self._names = {theme.key: theme.name for theme in book.themes(organisation)}

    def count(self, asked: Asked) -> int:
        """How many there are."""
        query, values = self._query(asked)
        return int(self._book.rows(f"SELECT count(*) {query}", values)[0][0])

    def page(self, asked: Asked, size: int, offset: int) -> list[tuple[str, Contact]]:
        """Some of them with their ids, always in the same order."""
        query, values = self._query(asked)
        whole = f"SELECT v.id, v.contact {query} ORDER BY v.id LIMIT :size OFFSET :offset"
        return self._read(whole, {**values, "size": size, "offset": offset})

    def ids(self, asked: Asked, size: int, offset: int) -> list[tuple[str, str]]:
        """Only their ids and the days they were last checked."""
        query, values = self._query(asked)
        whole = f"SELECT v.id, v.changed {query} ORDER BY v.id LIMIT :size OFFSET :offset"
        rows = self._book.rows(whole, {**values, "size": size, "offset": offset})
        return [(str(id), str(changed)) for id, changed in rows]

    def one(self, id: str) -> tuple[str, Contact] | None:
        """The service of this id."""
        found = self._read(ONE, {**self._values(), "id": id})
        return found[0] if found else None

    def nested(self, id: str, contact: Contact) -> Row:
        """A service with all that belongs to it."""
        data = {name: _plain(value) for name, value in vars(contact).items()}
        data["hsds"] = {"id": id}
        return {**outgoing.service(data, None, self._names), "organization": organization(contact)}

    def flat(self, id: str, contact: Contact) -> Row:
        """A service as a list has it, with its organisation."""
        whole = self.nested(id, contact)
        kept = {name: value for name, value in whole.items() if isinstance(value, FLAT)}
        return {**kept, "organization": whole["organization"]}

    def terms(self) -> list[Row]:
        """Our themes."""
        return [outgoing.term(key, name) for key, name in self._names.items()]

    def theme_of(self, term: str) -> str | None:
        """The theme of a term's id, or of its own key."""
        by_id = {made("term", key): key for key in self._names}
        return by_id.get(term, term if term in self._names else None)

    def at_postcode(self, digits: str) -> str | None:
        """The municipality of a postcode's four digits."""
        rows = self._book.rows("SELECT code FROM postcode WHERE pc4 = ?", (int(digits),))
        return str(rows[0][0]) if rows else None

    def _values(self) -> Row:
        oldest = state.bounds(self._day).hide
        return {"organisation": self._organisation, "day": self._day, "oldest": oldest}

    def _query(self, asked: Asked) -> tuple[str, Row]:
        values: Row = self._values() | vars(asked)
        query = THERE
        if asked.theme:
            query += BY_THEME + (" AND municipality IN (:municipality, ''))" if asked.municipality else ")")
        elif asked.municipality:
            query += BY_PLACE
        if asked.search:
            query += BY_WORDS
            values["match"] = match(asked.search, asked.municipality)
        query += " AND v.provider = :provider" if asked.provider else ""
        query += " AND v.changed > :changed" if asked.changed else ""
        return query, values

    def _read(self, query: str, values: Mapping[str, Any]) -> list[tuple[str, Contact]]:
        pairs = [(str(id), self._book.contact(str(contact), self._organisation, self._day))
                 for id, contact in self._book.rows(query, dict(values))]  # fmt: skip
        return [(id, contact) for id, contact in pairs if contact is not None]


def match(search: str, municipality: str) -> str:
    """The words for the index; every one in quotes, so that nothing typed is its own language."""
    typed = " AND ".join(f'"{word.key}"*' for word in words(search)) or '""'
    near = f' AND place : ("{key(municipality)}" OR "{EVERYWHERE}")' if municipality else ""
    return f"{{name words}} : ({typed}){near}"


def organization(contact: Contact) -> Row:
    """Who gives the service; our directory has one entry for both."""
    found = {"id": made("organization", contact.id), "name": contact.name, "description": contact.description}
    return {**found, "website": contact.website} if contact.website else found


def _plain(value: Any) -> Any:
    """Tuples of a frozen value as the lists of JSON."""
    if isinstance(value, tuple):
        return [vars(one) if hasattr(one, "__dict__") else one for one in value]
    return value
