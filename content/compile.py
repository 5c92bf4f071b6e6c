# SPDX-License-Identifier: EUPL-1.2
"""Makes one read-only file of all content and switches the pointer to it."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from content import database, fill, patch
from content.checks import override, structure
from content.gazetteer import files as place_files
from content.gazetteer.files import PlaceFiles
from content.heard_words import Heard
from content.library import Library
from content.loader import load
from content.patch import TooMuch
from content.problem import Problem
from content.tables import TABLES

KEEP = 3
"""Versions that stay on disk: a part that has not switched yet still reads the one before."""
SCALE = 12
MARGIN_NS = 50_000_000
"""Clocks of file systems tick slower than those of processors."""


class BrokenContent(ValueError):
    """The content cannot be compiled; the version in use stays."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Before:
    """What was compiled before, and the file that was made of it."""

    library: Library
    path: Path


def compile_content(base: Path, overlay: Path | None, target: Path) -> Path:
    """Compile base and overlay into `target` and return the file; unchanged content is not written again."""
    path = prepare(base, overlay, target)
    switch(target, path.name)
    return path


def prepare(
    base: Path,
    overlay: Path | None,
    target: Path,
    library: Library | None = None,
    before: Library | None = None,
) -> Path:
    """The compiled file, finished and on the disk, while everybody still reads the one before.

    `library` is what base and overlay say, where that was read already. Where the library `before` was
    compiled here too, only what differs from it is made anew.
    """
    target.mkdir(parents=True, exist_ok=True)
    path = _file(target, base, overlay)
    if not path.is_file():
        _build(library or load(base, overlay), path, _compiled(before, target) if before else None)
    return path


def _file(target: Path, base: Path, overlay: Path | None) -> Path:
    return target / f"{database.PREFIX}{fingerprint(base, overlay)}{database.SUFFIX}"


def _compiled(library: Library, target: Path) -> Before | None:
    """A library with its version on the disk; None where there is none, or a file changed since."""
    path = _file(target, library.base, library.overlay)
    roots = filter(None, (library.base, library.overlay))
    changed = max((file.stat().st_mtime_ns for root in roots for file in _inputs(root, "")), default=0)
    return Before(library, path) if path.is_file() and changed < library.read_at - MARGIN_NS else None


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


def _build(library: Library, path: Path, before: Before | None = None) -> None:
    places = place_files.read(library.base)
    problems = library.problems + structure.problems(library, before.library if before else None)
    problems = problems or override.safety_problems(library)
    if problems:
        raise BrokenContent(problems)
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        _made(unfinished, library, places, Heard(path.parent), before)
        _to_disk(unfinished)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    unfinished.replace(path)
    _to_disk(path.parent)


def _made(path: Path, library: Library, places: PlaceFiles, words: Heard, before: Before | None) -> None:
    """Only what differs in a copy of the version before, or all of it."""
    if before is not None:
        with suppress(TooMuch):
            shutil.copyfile(before.path, path)
            with _opened(path) as connection:
                patch.patch(connection, before.library, library, places, words)
            return
    _fill(path, library, places, words)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path)
    # Nobody reads it before it is whole, and then it goes to the disk at once: no journal is needed.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    try:
        with connection:
            yield connection
    finally:
        connection.close()


def _fill(path: Path, library: Library, places: PlaceFiles, words: Heard) -> None:
    path.unlink(missing_ok=True)
    with _opened(path) as connection:
        connection.executescript(TABLES)
        fill.everything(connection, library, places, words)
        connection.commit()
        connection.execute("ANALYZE")


def _to_disk(path: Path) -> None:
    """What was written there, or the names in a folder, stays also when the power goes."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
