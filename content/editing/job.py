# SPDX-License-Identifier: EUPL-1.2
"""What the press is asked to publish, and what came of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from content.editing.change import Change, LayerFile, change_of
from content.problem import Problem

Changes = tuple[Change | LayerFile, ...]


@dataclass(frozen=True)
class Where:
    """An installation's folders: the base, its own layers, and the compiled content."""

    base: Path
    overlay: Path
    compiled: Path


@dataclass(frozen=True)
class Job:
    """`basis` has, by entry, the mark of what the editor saw; `note` says which draft it is.

    `undo` names a commit instead of changes, `hand` asks for what was written in the files themselves.
    `agreed`: it needs nobody else's eyes any more. `day` is today by the installation's one clock. `authors`
    wrote it, where somebody else than `who` did.
    """

    where: Where
    organisation: str
    who: str
    words: str = ""
    changes: Changes = ()
    basis: dict[str, str] = field(default_factory=dict)
    note: str = ""
    undo: str = ""
    hand: bool = False
    agreed: bool = False
    day: str = ""
    authors: tuple[str, ...] = ()

    @property
    def today(self) -> date | None:
        """The day it is for whoever asked, None where they did not say."""
        return date.fromisoformat(self.day) if self.day else None

    def as_json(self) -> str:
        """The job for another process."""
        changes = [change.as_data() for change in self.changes]
        return json.dumps({**asdict(self), "changes": changes}, default=str)


def job_of(text: str) -> Job:
    """The job another process gave."""
    data = json.loads(text)
    where = Where(**{name: Path(path) for name, path in data.pop("where").items()})
    changes, authors = tuple(map(_change, data.pop("changes"))), tuple(data.pop("authors"))
    return Job(where=where, changes=changes, authors=authors, **data)


def _change(data: dict[str, Any]) -> Change | LayerFile:
    return LayerFile(**data) if "path" in data else change_of(data)


@dataclass(frozen=True)
class Clash:
    """Somebody else changed an entry since the editor opened it: what the layer says now."""

    name: str
    now: dict[str, Any] | None


@dataclass(frozen=True)
class Result:
    """`commit` is empty when nothing was published; then `problems` or `clashes` say why.

    Where there was nothing to change, `commit` is the one that was last already.
    """

    commit: str = ""
    version: str = ""
    problems: tuple[Problem, ...] = ()
    clashes: tuple[Clash, ...] = ()

    def as_json(self) -> str:
        """The result for the process that asked."""
        return json.dumps(asdict(self), default=str)


def result_of(text: str) -> Result:
    """The result the press gave."""
    data = json.loads(text)
    problems = tuple(_problem(each) for each in data["problems"])
    clashes = tuple(Clash(**each) for each in data["clashes"])
    return Result(data["commit"], data["version"], problems, clashes)


def _problem(data: dict[str, Any]) -> Problem:
    return Problem(**{**data, "file": Path(data["file"]), "where": tuple(data["where"])})
