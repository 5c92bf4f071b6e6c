# SPDX-License-Identifier: EUPL-1.2
"""The git repository of an installation's own layers: made when it is not there, and what happened in it."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from content.editing import record
from content.editing.git import BRANCH, Git, GitFailed
from content.editing.history import history
from content.editing.revision import Revision
from content.entry import Kind
from content.model import STANDARD

__all__ = ["Busy", "Merging", "Repository", "Revision"]

STALE_S = 10.0
"""A lock git left behind when it was killed; nothing we do takes so long."""
WAIT_S = 60.0
IGNORED = ("/.git",)


class Busy(RuntimeError):
    """Somebody else publishes, and that does not end."""


class Merging(RuntimeError):
    """Somebody is in the middle of a merge by hand."""


@dataclass(frozen=True)
class Repository:
    """The repository at `overlay`; `history` is about one organisation's entries."""

    overlay: Path
    organisation: str = STANDARD

    @property
    def git(self) -> Git:
        """The program, here."""
        return Git(self.overlay)

    @property
    def room(self) -> Path:
        """A folder inside git's own, for what is not content: a lock, a journal, unfinished work."""
        own = self.overlay / ".git"
        # Elsewhere where this is one of several working trees; asking git costs a process.
        found = (own if own.is_dir() else Path(self.git.text("rev-parse", "--absolute-git-dir"))) / "omzien"
        found.mkdir(exist_ok=True)
        return found

    def ensure(self) -> None:
        """Make it where it is not there."""
        self.overlay.mkdir(parents=True, exist_ok=True)
        if not (self.overlay / ".git").exists():
            # A folder inside somebody else's repository gets one of its own all the same.
            self.git.run("init", "--quiet", "--initial-branch=main", ".")

    def history(self, kind: Kind, key: str) -> list[Revision]:
        """Every change of an entry, the last first."""
        if not (self.overlay / ".git").exists():
            return []
        return history(self.git, self.organisation, kind, key)

    @contextmanager
    def locked(self, seconds: float = WAIT_S) -> Iterator[None]:
        """Alone in here; the lock goes with the process, however that ends, and the repository is there."""
        self.overlay.mkdir(parents=True, exist_ok=True)
        # On the folder itself: the repository may still have to be made, by one of us.
        handle = os.open(self.overlay, os.O_RDONLY)
        try:
            _take(handle, seconds)
            self.ensure()
            self._forget_locks()
            yield
        finally:
            os.close(handle)

    def _forget_locks(self) -> None:
        """Wait for who has git's own locks, and take away those of a git that was killed: nobody else would.

        Who is killed leaves the lock of a moment ago: not to wait for that one would refuse what is published
        now, and leave half done what was published by who was killed.
        """
        end = time.monotonic() + STALE_S
        while not all(_forgotten(path) for path in self._locks()) and time.monotonic() < end:
            time.sleep(0.05)

    def _locks(self) -> tuple[Path, ...]:
        folder = self.room.parent
        return (folder / "index.lock", folder / "HEAD.lock", *folder.glob("refs/heads/**/*.lock"))

    def branch(self) -> str:
        """The branch people and we write to; ours where HEAD is on none."""
        try:
            return self.git.text("symbolic-ref", "--quiet", "HEAD")
        except GitFailed:
            return BRANCH

    def as_it_is(self) -> str:
        """The tree of all files as they stand in the folder now, whoever wrote them; no index is touched."""
        if (self.room.parent / "MERGE_HEAD").exists():
            raise Merging
        with tempfile.TemporaryDirectory(dir=self.room) as folder:
            index = Path(folder) / "index"
            if (self.room.parent / "index").is_file():
                # What git knows of files that did not change spares it reading them again.
                shutil.copyfile(self.room.parent / "index", index)
            environment = {"GIT_INDEX_FILE": str(index)}
            self.git.run("add", "--all", ".", environment=environment)
            return self.git.text("write-tree", environment=environment)

    def by_hand(self, now: str, before: str, message: str = record.BY_HAND) -> str:
        """A commit, on no branch yet, of what somebody changed in this organisation's files themselves.

        It is `before` where nobody did. What stands in the folders of others waits for theirs.
        """
        there = self.git.parts(before) if before else {}
        parts = self.git.parts(now)
        ours = {n: part for n, part in parts.items() if n == self.organisation or not _layer(n, part)}
        theirs = {n: part for n, part in there.items() if n != self.organisation and _layer(n, part)}
        if not {**theirs, **ours} and not before:
            return ""
        tree = self.git.tree({**theirs, **ours})
        if before and tree == self.git.text("rev-parse", f"{before}^{{tree}}"):
            return before
        return self.prepared(tree, before, record.BY_HAND, message)

    def commit(self, tree: str, before: str, who: str, message: str) -> str:
        """A commit on the branch; GitFailed when the branch is no longer at `before`."""
        new = self.prepared(tree, before, who, message)
        self.advance(new, before)
        return new

    def prepared(self, tree: str, before: str, who: str, message: str) -> str:
        """A commit that is on no branch yet."""
        name = " ".join(who.replace("<", " ").replace(">", " ").split()) or record.BY_HAND
        environment = {
            f"GIT_{role}_{field}": value
            for role in ("AUTHOR", "COMMITTER")
            for field, value in (("NAME", name), ("EMAIL", ""))
        }
        parents = ("-p", before) if before else ()
        made = self.git.run("commit-tree", tree, *parents, given=message.encode(), environment=environment)
        return made.decode().strip()

    def advance(self, new: str, before: str) -> None:
        """From this one step on, it is published."""
        self.git.run("update-ref", self.branch(), new, before or "0" * 40)


def _layer(name: str, part: str) -> bool:
    """Whether this is an organisation's folder."""
    return " tree " in part and name[0] not in "._"


def _forgotten(lock: Path) -> bool:
    """Whether this lock is not there (any more): one that stands there for long is of nobody."""
    try:
        if time.time() - lock.stat().st_mtime <= STALE_S:
            return False
    except FileNotFoundError:
        return True
    lock.unlink(missing_ok=True)
    return True


def _take(handle: int, seconds: float) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except OSError:
            if time.monotonic() > end:
                raise Busy from None
            time.sleep(0.05)


def durable(path: Path, content: bytes) -> None:
    """Write a file in one step, and see it on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with scratch.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise
