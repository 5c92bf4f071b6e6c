# SPDX-License-Identifier: EUPL-1.2
"""Makes one read-only file of all content and switches the pointer to it."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

from content import database, place_files, rows
from content.activities import rows as activity_rows
from content.checks import override, structure
from content.expiry.mergers import mergers
from content.heard_words import Heard
from content.loader import Library, load
from content.place_files import PlaceFiles, Row
from content.place_words import key
from content.problem import Problem
from content.tables import TABLES

KEEP = 3
"""Versions that stay on disk: a part that has not switched yet still reads the one before."""
SCALE = 12
AT_ONCE = 2000
"""Contacts made into rows before they are written: a large directory is never in memory twice."""


class BrokenContent(ValueError):
    """The content cannot be compiled; the version in use stays."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


def compile_content(base: Path, overlay: Path | None, target: Path) -> Path:
    """Compile base and overlay into `target` and return the file; unchanged content is not written again."""
    path = prepare(base, overlay, target)
    switch(target, path.name)
    return path


def prepare(base: Path, overlay: Path | None, target: Path, library: Library | None = None) -> Path:
    """The compiled file, finished and on the disk, while everybody still reads the one before.

    `library` is what base and overlay say, where that was read already.
    """
    target.mkdir(parents=True, exist_ok=True)
    path = target / f"{database.PREFIX}{fingerprint(base, overlay)}{database.SUFFIX}"
    if not path.is_file():
        _build(library or load(base, overlay), path)
    return path


def switch(target: Path, name: str) -> None:
    """From here on everybody reads the version of this name."""
    _point(target, name)
    _sweep(target, target / name)


def fingerprint(base: Path, overlay: Path | None) -> str:
    """A hash of everything that goes in: the files' names and bytes, and this library's own code."""
    digest = hashlib.sha256()
    for root in filter(None, (Path(__file__).parent, base, overlay)):
        kind = ".py" if root == Path(__file__).parent and root != base else ""
        for path in _inputs(root, kind):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(root)}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:SCALE]


def _inputs(root: Path, only: str) -> list[Path]:
    kinds = (only,) if only else (".yml", ".csv", ".txt", ".jsonl", ".py")
    return sorted(path for path in everything(root) if path.suffix in kinds and path.is_file())


def everything(root: Path) -> Iterator[Path]:
    """What is in a folder and below it, but not what git keeps there for itself: that grows without end."""
    for path in root.iterdir() if root.is_dir() else ():
        if not path.name.startswith("."):
            yield path
            yield from path.rglob("*") if path.is_dir() else ()


def _build(library: Library, path: Path) -> None:
    places = place_files.read(library.base)
    problems = library.problems + structure.problems(library)
    problems = problems or override.safety_problems(library)
    if problems:
        raise BrokenContent(problems)
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        _fill(unfinished, library, places, Heard(path.parent))
        _to_disk(unfinished)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    unfinished.replace(path)
    _to_disk(path.parent)


def _fill(path: Path, library: Library, places: PlaceFiles, words: Heard) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    # Nobody reads it before it is whole, and then it goes to the disk at once: no journal is needed.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    try:
        with connection:
            connection.executescript(TABLES)
            _write(connection, library, places, words)
        connection.execute("ANALYZE")
    finally:
        connection.close()


def _to_disk(path: Path) -> None:
    """What was written there, or the names in a folder, stays also when the power goes."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(connection: sqlite3.Connection, library: Library, places: PlaceFiles, words: Heard) -> None:
    def insert(table: str, values: Iterable[tuple[Any, ...]]) -> None:
        waiting = iter(values)
        first = next(waiting, None)
        if first is not None:
            marks = ",".join("?" * len(first))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", chain([first], waiting))

    insert("entry", rows.texts(library))
    found = rows.contacts(library, places)
    while some := list(islice(found, AT_ONCE)):
        insert("entry", (one.entry for one in some))
        insert("serves", (row for one in some for row in one.serves))
        insert("contact_words", (row for one in some for row in one.words))
        insert("service", (row for one in some for row in one.service))
    examples = [list(rows.examples(library, name)) for name in library.organisations]
    insert("example", chain(*examples))
    spoken = [[text for text, *_ in group] for group in examples]
    insert("meta", rows.meta(library, places, spoken, words.of))
    activity_rows.write(connection, library, date.today())
    insert("merger", (astuple(one) for one in mergers(places.mergers)))
    insert(
        "municipality",
        (_columns(row, "code", "name", "province", "population") for row in places.municipalities),
    )
    insert("place", ((key(row["name"]), *_columns(row, "name", "code", "kind")) for row in places.places))
    insert(
        "place",
        ((key(row["name"]), row["name"], row["code"], "neighbourhood") for row in places.neighbourhoods),
    )
    insert("postcode", (_columns(row, "pc4", "code", "place", "lat", "lon") for row in places.postcodes))
    insert("province", (_columns(row, "name", "kind", "aliases") for row in places.provinces))


def _columns(row: Row, *names: str) -> tuple[str, ...]:
    return tuple(row[name] for name in names)


def _point(target: Path, name: str) -> None:
    pointer = target / database.POINTER
    if pointer.is_file() and pointer.read_text("utf-8").strip() == name:
        return
    unfinished = target / f".{database.POINTER}.{os.getpid()}"
    unfinished.write_text(name + "\n", "utf-8")
    _to_disk(unfinished)
    # A rename is one step: a reader sees the old name or the new one, never half of it.
    unfinished.replace(pointer)
    _to_disk(target)


def _sweep(target: Path, current: Path) -> None:
    found = target.glob(f"{database.PREFIX}*{database.SUFFIX}")
    old = sorted((path for path in found if path != current), key=lambda path: path.stat().st_mtime)
    for path in old[: -(KEEP - 1)]:
        path.unlink(missing_ok=True)
