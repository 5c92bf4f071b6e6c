# SPDX-License-Identifier: EUPL-1.2
"""Writes a library into the tables of a new compiled file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import astuple
from datetime import date
from itertools import chain, islice
from typing import Any

from content import rows
from content.activities import rows as activity_rows
from content.expiry.mergers import mergers
from content.gazetteer.files import PlaceFiles, Row
from content.gazetteer.words import key
from content.heard_words import Heard
from content.library import Library

AT_ONCE = 2000
"""Contacts made into rows before they are written: a large directory is never in memory twice."""


def everything(connection: sqlite3.Connection, library: Library, places: PlaceFiles, words: Heard) -> None:
    """All of it, into tables that are empty."""
    insert(connection, "entry", rows.texts(library))
    found = rows.contacts(library, places)
    while some := list(islice(found, AT_ONCE)):
        contacts(connection, some)
    spoken(connection, library, places, words)
    activity_rows.write(connection, library, date.today())
    insert(connection, "merger", (astuple(one) for one in mergers(places.mergers)))
    _places(connection, places)


def contacts(connection: sqlite3.Connection, some: Iterable[rows.ContactRows]) -> None:
    """What is kept of contacts."""
    kept = list(some)
    insert(connection, "entry", (one.entry for one in kept))
    insert(connection, "serves", (row for one in kept for row in one.serves))
    insert(connection, rows.INTO_WORDS, (row for one in kept for row in one.words))
    insert(connection, "service", (row for one in kept for row in one.service))
    insert(connection, "colleagues", (row for one in kept for row in one.colleagues))


def spoken(connection: sqlite3.Connection, library: Library, places: PlaceFiles, words: Heard) -> None:
    """The sentences to learn from, and what is told from them."""
    examples = [list(rows.examples(library, name)) for name in library.organisations]
    insert(connection, "example", chain(*examples))
    texts = [[text for text, *_ in group] for group in examples]
    insert(connection, "meta", rows.meta(library, places, texts, words.of))


def insert(connection: sqlite3.Connection, table: str, values: Iterable[tuple[Any, ...]]) -> None:
    """Put rows into a table."""
    waiting = iter(values)
    first = next(waiting, None)
    if first is not None:
        marks = ",".join("?" * len(first))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", chain([first], waiting))


def _places(connection: sqlite3.Connection, places: PlaceFiles) -> None:
    insert(
        connection,
        "municipality",
        (_columns(row, "code", "name", "province", "population") for row in places.municipalities),
    )
    known = ((key(row["name"]), *_columns(row, "name", "code", "kind")) for row in places.places)
    insert(connection, "place", known)
    hoods = ((key(row["name"]), row["name"], row["code"], "neighbourhood") for row in places.neighbourhoods)
    insert(connection, "place", hoods)
    codes = (_columns(row, "pc4", "code", "place", "lat", "lon") for row in places.postcodes)
    insert(connection, "postcode", codes)
    insert(connection, "province", (_columns(row, "name", "kind", "aliases") for row in places.provinces))


def _columns(row: Row, *names: str) -> tuple[str, ...]:
    return tuple(row[name] for name in names)
