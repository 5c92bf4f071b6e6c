# SPDX-License-Identifier: EUPL-1.2
"""What takes one publication back: its fields as they were, where nobody changed them since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from content.editing import places, record
from content.editing.change import Change, kind_of
from content.editing.history import Commit, Reader, commits
from content.editing.job import Clash, Job
from content.editing.repository import Repository
from content.loader import Library

_ABSENT = object()


@dataclass
class Undo:
    """The changes that undo it, and the entries somebody changed since."""

    changes: list[Change] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)


def changes(repository: Repository, library: Library, id: str) -> Undo:
    """What undoes this commit; nothing for a commit that is not this organisation's."""
    found = Undo()
    commit = next((each for each in commits(repository.git, repository.organisation) if each.id == id), None)
    if commit is None:
        return found
    reader = Reader(repository.git, repository.organisation)
    for name in _names(reader, commit):
        kind, key = kind_of(name.partition("/")[0]), name.partition("/")[2]
        before, after = reader.around(commit, kind, key)
        own = library.layers.get(repository.organisation, {}).get(kind, {}).get(key)
        now = own.data if own else None
        if before == after:
            continue
        if _touched_since(before, after, now):
            found.clashes.append(Clash(name, now))
        else:
            found.changes.append(Change(kind, key, _undone(before, after, now)))
    return found


def as_job(job: Job, made: Undo) -> Job:
    """The job with these changes."""
    return replace(job, changes=tuple(made.changes))


def _names(reader: Reader, commit: Commit) -> list[str]:
    """The entries it is about: what it says itself, or, of one by hand, whatever differs in its files."""
    named = [
        name for organisation, name in record.entries(commit.message) if organisation == reader.organisation
    ]
    return named or [
        f"{kind}/{key}"
        for path in commit.files
        if (kind := places.kind_at(path))
        for key in reader.keys(commit, path)
    ]


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
