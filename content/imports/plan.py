# SPDX-License-Identifier: EUPL-1.2
"""What reading a spreadsheet in would change: shown to a person first, written only when they say so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from content.findings import say
from content.imports import row
from content.imports.bad_cell import BadCell, BadSheet
from content.imports.row import Reading
from content.imports.sheet import Sheet

FOLDER = "directory/imported"
Contact = dict[str, Any]
State = Literal["new", "changed", "same"]
UNWATCHED = frozenset(["assured_date", "confidence"])
"""Fields that change with every reading; by themselves they are no news."""


@dataclass(frozen=True)
class Line:
    """A row that could be read: its number, what becomes of the contact and which fields change."""

    number: int
    state: State
    contact: Contact
    changes: tuple[tuple[str, Any, Any], ...] = ()


@dataclass(frozen=True)
class Plan:
    """All of it; `gone` are contacts of this source that the spreadsheet no longer has."""

    source: str
    lines: tuple[Line, ...]
    errors: tuple[tuple[int, str], ...]
    gone: tuple[Contact, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    """More files of this source: what has no place in a contact."""

    def count(self, state: State) -> int:
        """How many rows are in this state."""
        return sum(line.state == state for line in self.lines)

    def files(self) -> dict[str, str]:
        """What the layer keeps when a person says yes. Where rows are wrong nothing goes away."""
        kept = [line.contact for line in self.lines] + (list(self.gone) if self.errors else [])
        text = "".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) + "\n" for one in kept)
        files = {f"{FOLDER}/{self.source}.jsonl": text, **self.beside}
        if self.columns:
            columns = json.dumps(self.columns, ensure_ascii=False, indent=2) + "\n"
            files[f"{FOLDER}/{self.source}.columns.json"] = columns
        return files


def plan(sheet: Sheet, columns: Mapping[str, str], reading: Reading, there: Mapping[str, Contact]) -> Plan:
    """The plan; `columns` gives our field for each header, `there` what this source brought before."""
    if "name" not in columns.values():
        raise BadSheet("import_no_name")
    lines: dict[str, Line] = {}
    errors = []
    for number, cells in sheet.rows:
        try:
            contact = row.contact(*_sorted(sheet.headers, cells, columns), reading)
        except BadCell as bad:
            errors.append((number, str(bad)))
            continue
        found = line(number, contact, there)
        first = lines.setdefault(contact["id"], found)
        if first is not found:
            errors.append((number, say("import_twice", row=first.number)))
    gone = tuple(contact for id, contact in there.items() if id not in lines)
    return Plan(reading.source, tuple(lines.values()), tuple(errors), gone, dict(columns))


def _sorted(
    headers: tuple[str, ...], cells: tuple[str, ...], columns: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The cells by our fields, and those of the other columns by their headers."""
    pairs = [(header, cell) for header, cell in zip(headers, cells, strict=True) if header]
    ours = {columns[header]: cell for header, cell in pairs if columns.get(header)}
    return ours, {header: cell for header, cell in pairs if not columns.get(header)}


def line(number: int, contact: Contact, there: Mapping[str, Contact]) -> Line:
    """What becomes of one contact."""
    before = there.get(contact["id"])
    if before is None:
        return Line(number, "new", contact)
    changes = tuple(_changes(before, contact))
    watched = any(name not in UNWATCHED for name, _, _ in changes)
    return Line(number, "changed" if watched else "same", contact, changes)


def _changes(before: Contact, after: Contact) -> Iterator[tuple[str, Any, Any]]:
    for name in {**before, **after}:
        if before.get(name) != after.get(name):
            yield name, before.get(name), after.get(name)
