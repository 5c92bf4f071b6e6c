# SPDX-License-Identifier: EUPL-1.2
"""The messages to measure with: labelled by people, never learned from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlu.directory import ROOT

SETS = ROOT / "tests" / "eval"
WORRIES = "worries*.jsonl"
DANGER = "danger*.jsonl"
REGISTERS = ("plain", "typo", "sms", "dialect", "youth", "l2", "formal", "speech", "long")
KINDS = ("suicide", "geweld", "gevaar")
CLARITIES = ("explicit", "veiled", "third_person")
HARMLESS = ("misleading", "ordinary")
EVERYDAY = "everyday"
"""The clarity of a message from a worries file: it was chosen for its worry, not for its danger."""


@dataclass(frozen=True)
class Worry:
    """A message with its themes, the main one first; none for small talk or a mere call for a person."""

    text: str
    themes: tuple[str, ...]
    crisis: str | None
    human: bool
    out_of_scope: bool
    place: str | None
    register: str


@dataclass(frozen=True)
class Danger:
    """A message about danger of a `kind`, or with none a message that looks like it or is ordinary."""

    text: str
    kind: str | None
    role: str | None
    clarity: str
    register: str


class BadLine(ValueError):
    """A line that is no labelled message; says where."""


def worries(file: Path) -> list[Worry]:
    """The messages of one file."""
    return [Worry(**{**row, "themes": tuple(row["themes"])}) for row in _rows(file, Worry)]


def dangers(file: Path) -> list[Danger]:
    """The messages of one file."""
    return [Danger(**row) for row in _rows(file, Danger)]


def everyday(found: list[Worry]) -> list[Danger]:
    """Worries as messages the danger detector must read too."""
    return [Danger(worry.text, worry.crisis, None, EVERYDAY, worry.register) for worry in found]


def all_worries(folder: Path = SETS) -> list[Worry]:
    """Every worries file of a folder."""
    return [worry for file in sorted(folder.glob(WORRIES)) for worry in worries(file)]


def all_dangers(folder: Path = SETS) -> list[Danger]:
    """Every danger file of a folder."""
    return [danger for file in sorted(folder.glob(DANGER)) for danger in dangers(file)]


def _rows(file: Path, kind: type[Worry] | type[Danger]) -> Iterator[dict[str, Any]]:
    wanted = set(kind.__dataclass_fields__)
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            named = set(row) if isinstance(row, dict) else set()
        except ValueError:
            named = set()
        if not wanted <= named:
            raise BadLine(f"{file.name}:{number}: not a JSON object with {', '.join(sorted(wanted))}")
        yield {name: row[name] for name in kind.__dataclass_fields__}
