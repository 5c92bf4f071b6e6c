# SPDX-License-Identifier: EUPL-1.2
"""What the rules say of an entry that is being written, beside the field it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from bot.desk.pages.editor.field import Field
from bot.desk.pages.editor.filling import whole
from content.editing import rules
from content.editing.change import Change
from content.editing.shelf import Shelf
from content.entry import Entry, Origin
from content.library import Library
from content.problem import Problem
from content.yaml_file import Where, YamlFile

HERE = Path("dit")
"""What stands for the file of what is not in one yet: only the lines in it count."""


@dataclass(frozen=True)
class Finding:
    """A sentence about a field; about the whole where `field` is empty. A hint stops nobody."""

    field: str
    message: str
    hint: bool = False


def findings(shelf: Shelf, change: Change, fields: Sequence[Field], today: date) -> list[Finding]:
    """Every rule this entry breaks on that day with the change laid over it."""
    library = shelf.library
    base = library.entries(change.kind).get(change.key)
    wheres = list(_wheres(whole(base.data if base else None, change.data)))
    stood_in = _numbered(library, shelf.organisation, change, wheres)
    found = rules.problems(stood_in, shelf.organisation, change, today)
    told = (_finding(one, wheres, fields) for one in found)
    return sorted(dict.fromkeys(told), key=lambda one: one.hint)


def _numbered(library: Library, organisation: str, change: Change, wheres: Sequence[Where]) -> Library:
    """The library in which each value of this entry is on a line of its own: a rule's line says which."""
    file = YamlFile(HERE, lines={where: number for number, where in enumerate(wheres, 1)})
    own = library.layers.get(organisation, {})
    entries = {**own.get(change.kind, {}), change.key: Entry(change.kind, change.key, {}, (Origin(file),))}
    return replace(library, layers={**library.layers, organisation: {**own, change.kind: entries}})


def _wheres(data: Any, where: Where = ()) -> Iterator[Where]:
    yield where
    inside: Iterable[tuple[str | int, Any]] = ()
    if isinstance(data, Mapping):
        inside = data.items()
    elif isinstance(data, list):
        inside = enumerate(data)
    for step, value in inside:
        yield from _wheres(value, (*where, step))


def _finding(problem: Problem, wheres: Sequence[Where], fields: Sequence[Field]) -> Finding:
    where = wheres[problem.line - 1] if problem.file == HERE else ()
    return Finding(_field(where, fields), problem.message, problem.weight == "hint")


def _field(where: Where, fields: Sequence[Field]) -> str:
    """The nearest field; of several inside it, the first."""
    for length in range(len(where), 0, -1):
        for field in fields:
            if field.where == where[:length]:
                return field.name
    return next((field.name for field in fields if where and field.where[: len(where)] == where), "")
