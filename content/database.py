# SPDX-License-Identifier: EUPL-1.2
"""The compiled file on disk: which version is current, opened read-only."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from content.tables import TABLES

POINTER = "current"
PREFIX = "content-"
SUFFIX = ".sqlite"
MAPPED = 16 * 1_048_576
CACHE_KB = 8_192


class NoContent(RuntimeError):
    """There is no compiled content where it was looked for."""


@dataclass(frozen=True)
class Stamp:
    """What `stat` says of the pointer: enough to see that it was switched."""

    inode: int
    changed: int


def stamp(directory: Path) -> Stamp | None:
    """The pointer's stamp, None when there is no pointer."""
    try:
        found = (directory / POINTER).stat()
    except FileNotFoundError:
        return None
    return Stamp(found.st_ino, found.st_mtime_ns)


def current(directory: Path) -> Path:
    """The file the pointer names."""
    try:
        name = (directory / POINTER).read_text("utf-8").strip()
    except FileNotFoundError:
        raise NoContent(f"no compiled content in {directory}: run `omzien content compile`") from None
    path = directory / name
    if not path.is_file():
        raise NoContent(f"compiled content {name} is missing: run `omzien content compile`")
    return path


def version(path: Path) -> str:
    """The version a file's name carries."""
    return path.name.removeprefix(PREFIX).removesuffix(SUFFIX)


def connect(path: Path) -> sqlite3.Connection:
    """A read-only connection; a version never changes once written, so it needs no locks."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    # SQLite is built serialized here and in every CPython wheel: threads may share a reading connection.
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    # Pages that are mapped count as the process's own memory: a large directory stays the system's.
    connection.execute(f"PRAGMA mmap_size = {MAPPED}")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    return connection


def usable(directory: Path) -> bool:
    """Whether there is a version, with the tables this code reads: it can be one of an older Omzien."""
    asked = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL"
    try:
        there = set(connect(current(directory)).execute(asked))
    except (NoContent, sqlite3.Error):
        return False
    wanted = sqlite3.connect(":memory:")
    wanted.executescript(TABLES)
    return there >= set(wanted.execute(asked))
