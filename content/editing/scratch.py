# SPDX-License-Identifier: EUPL-1.2
"""A copy of all layers in which a change is made first: what fails there has never been."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from content import layer_dates
from content.editing import drift, places, writing
from content.editing.change import Change, LayerFile
from content.editing.repository import durable
from content.editing.writing import CannotWrite
from content.entry import Entry
from content.library import Library
from content.loader import load
from content.problem import Problem

PREFIX = "draft-"
FREE = (".txt", ".json", ".jsonl", ".css")
"""Files that are written whole; a list of entries is changed entry by entry."""


@dataclass(frozen=True)
class Scratch:
    """The copy, with the folder of the organisation that changes."""

    base: Path
    overlay: Path
    root: Path
    organisation: str

    @property
    def folder(self) -> Path:
        """The organisation's folder."""
        return self.root / self.organisation

    def load(self, known: Library) -> Library:
        """What base and copy say together now; the base is read already."""
        return load(self.base, self.root, known)

    def make(self, change: Change | LayerFile, library: Library) -> str:
        """Make one change; the path of its file in the copy."""
        if isinstance(change, LayerFile):
            return self._whole(change)
        own = library.layers.get(self.organisation, {}).get(change.kind, {}).get(change.key)
        path = self._path(change, own)
        if change.data is None and own is None:
            return ""
        new = writing.changed(path.read_bytes() if path.is_file() else b"", change)
        self._put(path, new)
        return path.relative_to(self.root).as_posix()

    def _path(self, change: Change, own: Entry | None) -> Path:
        """The file it is in already, here in the copy, or where the first change of its kind goes."""
        if own is None:
            return self.folder / places.own_file(change.kind, change.key)
        return self.root / own.origins[0].file.path.relative_to(self.overlay)

    def _whole(self, change: LayerFile) -> str:
        inside = PurePosixPath(change.path)
        free = inside.suffix in FREE or change.path == layer_dates.FILE
        if inside.is_absolute() or not free or any(part[0] in "._" for part in inside.parts):
            raise CannotWrite(change.path)
        self._put(self.folder / inside, _content(change, self.folder / inside))
        return f"{self.organisation}/{inside}"

    def note_drift(self, library: Library, below: drift.Below, fresh: drift.Anew) -> str:
        """Note what the base said under what is overridden now; the path where that is another note."""
        before = drift.read(self.folder)
        after = drift.noted(library, below, self.organisation, before, fresh)
        if after == before:
            return ""
        self._put(self.folder / drift.FILE, drift.written(after).encode())
        return f"{self.organisation}/{drift.FILE}"

    def at_home(self, problem: Problem) -> Problem:
        """The problem with its file as the editor knows it."""
        if not problem.file.is_relative_to(self.root):
            return problem
        return replace(problem, file=self.overlay / problem.file.relative_to(self.root))

    def _put(self, path: Path, content: bytes | None) -> None:
        if content is None:
            path.unlink(missing_ok=True)
        else:
            # A new file in its place: the one that was copied may be the original itself under another name.
            durable(path, content)


@contextmanager
def scratch(base: Path, overlay: Path, organisation: str, room: Path) -> Iterator[Scratch]:
    """A copy of `overlay` in `room`, on the same disk; gone afterwards."""
    for left in room.glob(f"{PREFIX}*"):
        # Of who was killed: nobody else is in here now.
        shutil.rmtree(left, ignore_errors=True)
    root = Path(tempfile.mkdtemp(prefix=PREFIX, dir=room))
    try:
        for folder in overlay.iterdir():
            if folder.is_dir() and not folder.name.startswith("."):
                shutil.copytree(folder, root / folder.name, copy_function=_copied)
        yield Scratch(base, overlay, root, organisation)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _content(change: LayerFile, there: Path) -> bytes | None:
    if change.text is None or not change.more or not there.is_file():
        return None if change.text is None else change.text.encode()
    try:
        before = there.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotWrite(change.path) from error
    known = {line.rstrip("\r") for line in before.split("\n")}
    fresh = [line for line in dict.fromkeys(change.text.rstrip("\n").split("\n")) if line not in known]
    gap = "" if not before or before.endswith("\n") else "\n"
    return (before + gap + "".join(line + "\n" for line in fresh)).encode()


def _copied(source: str, target: str) -> None:
    with suppress(OSError):
        os.link(source, target)
        return
    shutil.copy2(source, target)
