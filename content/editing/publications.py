# SPDX-License-Identifier: EUPL-1.2
"""What an organisation published lately, by editors, programs and by hand; and what still wants eyes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from content.editing import record
from content.editing.change import kind_of
from content.editing.history import Commit, Reader, commits, names
from content.editing.repository import Repository

MOST_NAMED = 50
"""Of a commit by hand in large files the entries are not looked up: who wants to know opens the history."""
ALONE = 200
"""Commits that are looked through for what somebody did alone."""


@dataclass(frozen=True)
class Publication:
    """One commit: the entries it is about (`message/welcome`), and whether nobody looked at it before."""

    commit: str
    who: str
    when: datetime
    words: str
    names: tuple[str, ...]
    alone: bool = False


def recent(repository: Repository, most: int) -> list[Publication]:
    """The last publications, the last first."""
    if not (repository.overlay / ".git").exists():
        return []
    reader = Reader(repository.git, repository.organisation)
    return [_publication(reader, commit) for commit in commits(repository.git, repository.organisation, most)]


def alone(repository: Repository) -> list[Publication]:
    """Numbers and texts on danger that somebody changed alone, and nobody else has looked at since."""
    if not (repository.overlay / ".git").exists():
        return []
    found = commits(repository.git, repository.organisation, ALONE)
    wanted = [commit for commit in found if record.alone(commit.message)]
    seen = _seen(repository) if wanted else set()
    reader = Reader(repository.git, repository.organisation)
    return [_publication(reader, commit) for commit in wanted if commit.id not in seen]


def look(repository: Repository, commit: str, who: str) -> bool:
    """Somebody else has looked at it: that stands in the history too. False for their own."""
    with repository.locked():
        wanted = next((one for one in alone(repository) if one.commit == commit), None)
        if wanted is None or wanted.who == who:
            return False
        head = repository.git.head()
        tree = repository.git.text("rev-parse", f"{head}^{{tree}}")
        repository.commit(tree, head, who, record.looked_at(commit))
        return True


def _publication(reader: Reader, commit: Commit) -> Publication:
    said = record.entries(commit.message)
    found = names(reader, commit) if said or len(commit.files) <= MOST_NAMED else []
    if not said:
        found = [name for name in found[:MOST_NAMED] if _changed(reader, commit, name)]
    words = commit.message.split("\n", 1)[0]
    return Publication(commit.id, commit.who, commit.when, words, tuple(found), record.alone(commit.message))


def _changed(reader: Reader, commit: Commit, name: str) -> bool:
    kind, _, key = name.partition("/")
    before, after = reader.around(commit, kind_of(kind), key)
    return before != after


def _seen(repository: Repository) -> set[str]:
    start = f"{record.SEEN}: "
    printed = repository.git.text("log", "--max-count=1000", f"--grep=^{start}", "--format=%B")
    return {line.removeprefix(start) for line in printed.splitlines() if line.startswith(start)}
