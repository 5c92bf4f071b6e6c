# SPDX-License-Identifier: EUPL-1.2
"""Makes a copy of the version before into the new one: only the rows that differ are written.

A text beside a hundred thousand contacts is published in seconds. What comes out is, row for row, what a new
file would hold; where that cannot be sure, or is as much work, TooMuch says that all is to be made anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from content import fill, rows
from content.activities import rows as activity_rows
from content.activities.rows import Numbered
from content.gazetteer.files import PlaceFiles
from content.heard_words import Heard
from content.library import BASE, Library
from content.rows import A_LAYER, ContactRows, Names, Place

MOST = 5000
"""So many contacts or activities are changed one by one; more are made anew together."""


class TooMuch(Exception):
    """The two libraries differ so much that nothing is won."""


def patch(
    connection: sqlite3.Connection, before: Library, after: Library, places: PlaceFiles, words: Heard
) -> None:
    """Change the rows in which `after` differs from `before`; TooMuch leaves a file of no use."""
    same = before.organisations == after.organisations and before.base == after.base
    if not same or before.layers[BASE] is not after.layers[BASE]:
        raise TooMuch
    for organisation in after.organisations:
        _contacts(connection, before, after, places, organisation)
        _activities(connection, before, after, organisation)
    connection.execute("DELETE FROM entry WHERE number < ?", (A_LAYER,))
    fill.insert(connection, "entry", rows.texts(after))
    if _told(before) != _told(after):
        connection.execute("DELETE FROM example")
        connection.execute("DELETE FROM meta")
        fill.spoken(connection, after, places, words)


def _told(library: Library) -> tuple[object, ...]:
    """What the organisations teach, and say of all their texts: the base is the same, and is much more."""
    taught = [list(rows.examples(library, name)) for name in library.organisations if name != BASE]
    return taught, {name: file.data for name, file in library.dates.items()}, library.rules


@dataclass(frozen=True)
class _Directory:
    """The contacts of one layer as they were, or are now."""

    organisation: str
    first: int
    names: Names
    data: dict[str, tuple[int, dict[str, Any]]]

    @classmethod
    def of(cls, library: Library, places: PlaceFiles, organisation: str) -> _Directory:
        listed = enumerate(rows.directory(library, places, organisation))
        data = {str(data["id"]): (position, data) for position, data in listed}
        first, names = rows.first_number(library, organisation), rows.theme_names(library, organisation)
        return cls(organisation, first, names, data)

    def rows(self, id: str) -> Iterator[ContactRows]:
        """What is kept of a contact, where it is in it."""
        if id in self.data:
            position, data = self.data[id]
            yield rows.of_contact(data, Place(self.organisation, self.first, position), self.names)


def _contacts(
    connection: sqlite3.Connection, before: Library, after: Library, places: PlaceFiles, organisation: str
) -> None:
    old, new = (_Directory.of(library, places, organisation) for library in (before, after))
    differ = list(_differing(old, new))
    if len(differ) > MOST:
        raise TooMuch
    # All of them first: what comes may stand where another one went.
    for id in differ:
        for gone in old.rows(id):
            _take(connection, gone)
    fill.contacts(connection, (come for id in differ for come in new.rows(id)))


def _differing(old: _Directory, new: _Directory) -> Iterator[str]:
    yield from (id for id in old.data if id not in new.data)
    renamed = {key for key in old.names.keys() | new.names if old.names.get(key) != new.names.get(key)}
    for id, now in new.data.items():
        there = old.data.get(id)
        # Most are the very same object, which is seen at once.
        same = there is not None and there[0] == now[0] and (there[1] is now[1] or there[1] == now[1])
        if not same or (renamed and not renamed.isdisjoint(now[1].get("themes") or ())):
            yield id


def _take(connection: sqlite3.Connection, gone: ContactRows) -> None:
    number = gone.entry[0]
    connection.execute("DELETE FROM entry WHERE number = ?", (number,))
    connection.execute("DELETE FROM contact_words WHERE rowid = ?", (number,))
    connection.execute("DELETE FROM colleagues WHERE number = ?", (number,))
    served = (row[:5] for row in gone.serves)
    key = "theme = ? AND municipality = ? AND organisation = ? AND level = ? AND position = ?"
    connection.executemany(f"DELETE FROM serves WHERE {key}", served)
    ids = (row[:2] for row in gone.service)
    connection.executemany("DELETE FROM service WHERE id = ? AND organisation = ?", ids)


def _activities(connection: sqlite3.Connection, before: Library, after: Library, organisation: str) -> None:
    old, new = (_listed(library, organisation) for library in (before, after))
    differ = [at for at in old.keys() | new.keys() if not _same(old.get(at), new.get(at))]
    if len(differ) > MOST:
        raise TooMuch
    for at in differ:
        if at in old:
            activity_rows.take(connection, old[at])
    for at in sorted(differ):
        if at in new:
            activity_rows.put(connection, new[at], date.today())


def _listed(library: Library, organisation: str) -> dict[tuple[str, int], Numbered]:
    return {(one.entry.kind, one.number): one for one in activity_rows.numbered(library, organisation)}


def _same(old: Numbered | None, new: Numbered | None) -> bool:
    if old is None or new is None or old.entry.key != new.entry.key:
        return False
    unchanged = old.entry.data is new.entry.data or old.entry.data == new.entry.data
    return unchanged and not activity_rows.by_today(new.entry)
