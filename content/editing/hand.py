# SPDX-License-Identifier: EUPL-1.2
"""What somebody wrote in the files of a layer themselves: what it changes, and why it is not online if so."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from content.editing import standing
from content.editing.change import Change
from content.editing.git import GitFailed, NoGit
from content.editing.job import Where
from content.editing.repository import Repository, durable
from content.entry import KINDS, Entry
from content.library import Library
from content.loader import load
from content.problem import Problem

FILE = "by-hand.json"
MOST = 20
"""Findings that are kept of one organisation: with the first few mended, the rest is told."""


@dataclass(frozen=True)
class Refusal:
    """Why what stands in a file is not online: which file, which line, and what is wrong."""

    file: str
    line: int
    message: str


@dataclass(frozen=True)
class Written:
    """What somebody wrote, and what the layer said of that entry when it was found good."""

    change: Change
    before: dict[str, Any] | None


def changes(repository: Repository, library: Library, now: str) -> list[Written]:
    """What this organisation's files say otherwise than when they were found good, if they ever were."""
    organisation = repository.organisation
    good = standing.good(repository).get(organisation)
    if good is None or good == standing.layers(repository, now).get(organisation):
        return []
    with tempfile.TemporaryDirectory(dir=repository.room) as folder:
        standing.take_out(repository, good, Path(folder) / organisation)
        before = load(library.base, Path(folder), library)
    return list(_between(_own(before, organisation), _own(library, organisation)))


def waiting(where: Where) -> list[str]:
    """The organisations with files not in git, or not found good yet; Busy or Merging for not now.

    What was told of others is told no more.
    """
    repository = Repository(where.overlay)
    folders = {f.name for f in where.overlay.iterdir() if f.is_dir()} if where.overlay.is_dir() else set()
    if not any(name[0] not in "._" for name in folders) and not told(where):
        return []
    try:
        with repository.locked():
            there, good = standing.layers(repository, repository.git.head()), standing.good(repository)
            now = standing.layers(repository, repository.as_it_is())
            names = sorted({*now, *there, *good})
            found = [name for name in names if not now.get(name) == there.get(name) == good.get(name)]
            # Who put a file back as it was has nothing that waits, and nothing wrong any more.
            for name in told(where).keys() - found:
                tell(where, name, ())
            return found
    except (GitFailed, NoGit, OSError):
        return []


def told(where: Where) -> dict[str, list[Refusal]]:
    """By organisation, why what was written by hand is not online."""
    file = where.overlay / ".git" / "omzien" / FILE
    try:
        found = json.loads(file.read_text("utf-8"))
        return {name: [Refusal(**each) for each in refused] for name, refused in found.items()}
    except (OSError, ValueError, TypeError):
        return {}


def tell(where: Where, organisation: str, problems: Sequence[Problem]) -> None:
    """Keep why; nothing where all is well."""
    said = {name: [asdict(each) for each in refused] for name, refused in told(where).items()}
    before = dict(said)
    said[organisation] = [asdict(_refusal(where, problem)) for problem in problems[:MOST]]
    said = {name: refused for name, refused in said.items() if refused}
    if said != before:
        durable(Repository(where.overlay).room / FILE, json.dumps(said, ensure_ascii=False).encode())


def _refusal(where: Where, problem: Problem) -> Refusal:
    inside = problem.file.is_relative_to(where.overlay)
    file = problem.file.relative_to(where.overlay) if inside else Path(problem.file.name)
    return Refusal(file.as_posix(), problem.line, problem.message)


Own = dict[tuple[str, str], Entry]


def _own(library: Library, organisation: str) -> Own:
    layer = library.layers.get(organisation, {})
    return {(kind, key): entry for kind in KINDS for key, entry in layer.get(kind, {}).items()}


def _between(before: Own, after: Own) -> Iterator[Written]:
    for name in {**before, **after}:
        was, now = before.get(name), after.get(name)
        entry = now or was
        if entry is not None and (was is None or now is None or was.data != now.data):
            change = Change(entry.kind, entry.key, now.data if now else None)
            yield Written(change, was.data if was else None)
