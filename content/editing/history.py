# SPDX-License-Identifier: EUPL-1.2
"""What happened to one entry, read from git; a publication says itself what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from content.editing import places, record
from content.editing.difference import differences
from content.editing.git import Git
from content.editing.revision import Revision
from content.entry import Kind
from content.yaml_file import parsed

MOST = 500
"""Commits that are looked through."""
FORMAT = "%x1e%H%x1f%P%x1f%an%x1f%at%x1f%B%x1f"


@dataclass(frozen=True)
class Commit:
    """One commit with the files it touched, inside an organisation's folder."""

    id: str
    parent: str
    who: str
    when: datetime
    message: str
    files: tuple[str, ...] = ()


def commits(git: Git, organisation: str, most: int = MOST) -> list[Commit]:
    """The last commits in an organisation's folder, the last first."""
    if not git.head():
        return []
    command = ("log", f"--max-count={most}", f"--format={FORMAT}", "--name-only", "-m", "--first-parent")
    # Not `text`: to Python these separators are spaces, and it would strip them.
    printed = git.run(*command, "--", f"{organisation}/").decode("utf-8", "replace")
    return [_commit(record, organisation) for record in printed.split("\x1e")[1:]]


def _commit(printed: str, organisation: str) -> Commit:
    id, parents, who, at, message, files = printed.split("\x1f")
    names = tuple(line.removeprefix(f"{organisation}/") for line in files.split("\n") if line.strip())
    when = datetime.fromtimestamp(int(at), UTC)
    return Commit(id, parents.split(" ")[0], who, when, message.strip(), names)


def history(git: Git, organisation: str, kind: Kind, key: str) -> list[Revision]:
    """Every commit that changed this entry, the last first."""
    reader = Reader(git, organisation)
    return [
        revision for commit in commits(git, organisation) for revision in _about(reader, commit, kind, key)
    ]


def _about(reader: Reader, commit: Commit, kind: Kind, key: str) -> Iterator[Revision]:
    named = record.entries(commit.message)
    if named and (reader.organisation, f"{kind}/{key}") not in named:
        return
    before, after = reader.around(commit, kind, key)
    if before != after:
        words = commit.message.split("\n", 1)[0]
        changes, authors = differences(before, after), record.authors(commit.message)
        yield Revision(commit.id, commit.who, commit.when, words, changes, authors)


def changed_in(reader: Reader, some: Iterable[Commit], kind: Kind, key: str) -> bool:
    """Whether one of these commits changed this entry."""
    return any(True for commit in some for _ in _about(reader, commit, kind, key))


def names(reader: Reader, commit: Commit) -> list[str]:
    """The entries it is about: what it says itself, or, of one by hand, those in its files."""
    named = [
        name for organisation, name in record.entries(commit.message) if organisation == reader.organisation
    ]
    return named or [
        f"{kind}/{key}"
        for path in commit.files
        if (kind := places.kind_at(path))
        for key in reader.keys(commit, path)
    ]


@dataclass
class Reader:
    """Entries as they were in a commit."""

    git: Git
    organisation: str
    _read: dict[tuple[str, str], Any] = field(default_factory=dict)

    def around(
        self, commit: Commit, kind: Kind, key: str
    ) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
        """The entry's own fields before and after a commit."""
        files = [name for name in commit.files if places.kind_at(name) == kind]
        return self._entry(commit.parent, files, kind, key), self._entry(commit.id, files, kind, key)

    def keys(self, commit: Commit, name: str) -> list[str]:
        """The keys of all entries in a file, before and after a commit."""
        kind = places.kind_at(name)
        contents = [self._content(id, name) for id in (commit.parent, commit.id) if id]
        return list(
            dict.fromkeys(
                key for content in contents for key in places.keys_in(content, kind, Path(name).stem)
            )
        )

    def _entry(self, commit: str, files: list[str], kind: Kind, key: str) -> dict[str, Any] | None:
        for name in files if commit else ():
            found = places.entry_in(self._content(commit, name), kind, key, Path(name).stem)
            if found is not None:
                return found
        return None

    def _content(self, commit: str, name: str) -> Any:
        if (commit, name) not in self._read:
            blob = self.git.blob(commit, f"{self.organisation}/{name}")
            self._read[commit, name] = parsed(Path(name), blob).data if blob is not None else None
        return self._read[commit, name]
