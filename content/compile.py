# SPDX-License-Identifier: EUPL-1.2
"""Makes one read-only file of all content and switches the pointer to it."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from content import database, place_files, rows
from content.checks import structure
from content.loader import Library, load
from content.place_files import PlaceFiles, Row
from content.place_words import key
from content.problem import Problem
from content.tables import TABLES

KEEP = 3
"""Versions that stay on disk: a part that has not switched yet still reads the one before."""
SCALE = 12


class BrokenContent(ValueError):
    """The content cannot be compiled; the version in use stays."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


def compile_content(base: Path, overlay: Path | None, target: Path) -> Path:
    """Compile base and overlay into `target` and return the file; unchanged content is not written again."""
    target.mkdir(parents=True, exist_ok=True)
    name = f"{database.PREFIX}{fingerprint(base, overlay)}{database.SUFFIX}"
    path = target / name
    if not path.is_file():
        _build(base, overlay, path)
    _point(target, name)
    _sweep(target, path)
    return path


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
    kinds = (only,) if only else (".yml", ".csv", ".txt", ".py")
    found = (path for path in root.rglob("*") if path.suffix in kinds and path.is_file())
    # An overlay is a git repository; what git keeps for itself is no content.
    return sorted(path for path in found if not path.relative_to(root).parts[0].startswith("."))


def _build(base: Path, overlay: Path | None, path: Path) -> None:
    library, places = load(base, overlay), place_files.read(base)
    problems = library.problems + structure.problems(library)
    if problems:
        raise BrokenContent(problems)
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished)
    try:
        with connection:
            connection.executescript(TABLES)
            _write(connection, library, places)
        connection.execute("ANALYZE")
    finally:
        connection.close()
    unfinished.replace(path)


def _write(connection: sqlite3.Connection, library: Library, places: PlaceFiles) -> None:
    def insert(table: str, values: Iterable[tuple[Any, ...]]) -> None:
        for row in values:
            marks = ",".join("?" * len(row))
            connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)

    insert("entry", rows.texts(library))
    for entry, serves in rows.contacts(library, places):
        insert("entry", [entry])
        insert("serves", serves)
        insert("contact_words", rows.contact_words(library, entry))
    examples = list(rows.examples(library))
    insert("example", examples)
    insert("meta", rows.meta(library, places, (text for text, *_ in examples)))
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
    # A rename is one step: a reader sees the old name or the new one, never half of it.
    unfinished.replace(pointer)


def _sweep(target: Path, current: Path) -> None:
    found = target.glob(f"{database.PREFIX}*{database.SUFFIX}")
    old = sorted((path for path in found if path != current), key=lambda path: path.stat().st_mtime)
    for path in old[: -(KEEP - 1)]:
        path.unlink(missing_ok=True)
