# SPDX-License-Identifier: EUPL-1.2
"""What takes one publication back: its fields as they were, where nobody changed them since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from content.editing import drift
from content.editing.change import Change, LayerFile, kind_of
from content.editing.delicate import delicate
from content.editing.history import Commit, Reader, changed_in, commits, names
from content.editing.job import Clash, Job
from content.editing.places import kind_at
from content.editing.repository import Repository
from content.editing.scratch import FREE
from content.editing.shelf import below
from content.library import Library

_ABSENT = object()


@dataclass
class Undo:
    """The changes that undo it, and the entries somebody changed since."""

    changes: list[Change | LayerFile] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)


def changes(repository: Repository, library: Library, id: str) -> Undo:
    """What undoes this commit; nothing for a commit that is not this organisation's."""
    found = Undo()
    later = commits(repository.git, repository.organisation)
    commit = next((each for each in later if each.id == id), None)
    if commit is None:
        return found
    reader = Reader(repository.git, repository.organisation)
    later = later[: later.index(commit)]
    for name in names(reader, commit):
        _entry(found, reader, library, name, commit, later)
    for path in commit.files:
        if kind_at(path) is None and path.endswith(FREE) and path != drift.FILE:
            _file(found, repository, commit, path)
    return found


def _entry(
    found: Undo, reader: Reader, library: Library, name: str, commit: Commit, later: Sequence[Commit]
) -> None:
    kind, key = kind_of(name.partition("/")[0]), name.partition("/")[2]
    before, after = reader.around(commit, kind, key)
    own = library.layers.get(reader.organisation, {}).get(kind, {}).get(key)
    now = own.data if own else None
    if before == after:
        return
    base = below(library, kind, reader.organisation).get(key)
    # What is delicate goes back to what was there right before, never to something in between.
    alone = delicate(Change(kind, key, before), base.data if base else None, after)
    if _touched_since(before, after, now) or (alone and changed_in(reader, later, kind, key)):
        found.clashes.append(Clash(name, now))
    else:
        found.changes.append(Change(kind, key, _undone(before, after, now)))


def _file(found: Undo, repository: Repository, commit: Commit, path: str) -> None:
    """A whole file goes back, when nobody wrote it again."""
    inside = f"{repository.organisation}/{path}"
    before = repository.git.blob(commit.parent, inside) if commit.parent else None
    after, file = repository.git.blob(commit.id, inside), repository.overlay / inside
    if (file.read_bytes() if file.is_file() else None) != after:
        found.clashes.append(Clash(path, None))
    else:
        text = None if before is None else before.decode("utf-8", "replace")
        found.changes.append(LayerFile(path, text))


def as_job(job: Job, made: Undo) -> Job:
    """The job with these changes."""
    return replace(job, changes=tuple(made.changes))


def _touched_since(before: Any, after: Any, now: Any) -> bool:
    """Whether one of the fields it changed says something else again by now."""
    if now is None or after is None:
        return bool(now != after)
    fields = {*(before or {}), *after}
    was, then = before or {}, after
    changed = [name for name in fields if was.get(name, _ABSENT) != then.get(name, _ABSENT)]
    return any(now.get(name, _ABSENT) != then.get(name, _ABSENT) for name in changed)


def _undone(before: Any, after: Any, now: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What the layer says now, with the fields it changed as they were before."""
    if after is None or now is None:
        return dict(before) if before is not None else None
    was = before or {}
    kept = {name: value for name, value in now.items() if was.get(name, _ABSENT) == after.get(name, _ABSENT)}
    back = {name: value for name, value in was.items() if was.get(name, _ABSENT) != after.get(name, _ABSENT)}
    # Fields others added since stay.
    others = {name: value for name, value in now.items() if name not in was and name not in after}
    result = {**{name: was[name] for name in was if name in back or name in kept}, **kept, **back, **others}
    return result if before is not None or others else None
