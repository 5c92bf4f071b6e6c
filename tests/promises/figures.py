# SPDX-License-Identifier: EUPL-1.2
"""What a promise came to, and how large its test is run."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
FILE = "figures.jsonl"
Figure = Callable[[str, str, str, bool], None]
"""`figure(name, value, bar, met)`: name and bar are literal strings, which docs/promises.md repeats."""


@dataclass(frozen=True)
class Row:
    """A promise, what was measured, what had to be, and in which test."""

    promise: str
    figure: str
    bar: str
    kept: bool
    test: str


@dataclass(frozen=True)
class Size:
    """Full under `make promises`, small under `make test`."""

    full: bool

    def __call__(self, full_value: T, small_value: T) -> T:
        """Which of the two counts now."""
        return full_value if self.full else small_value


def write(folder: Path, row: Row) -> None:
    """Add a row to those of this run."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")


def read(folder: Path) -> list[Row]:
    """The rows of a run, in the order they came."""
    file = folder / FILE
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [Row(**json.loads(line)) for line in lines]
