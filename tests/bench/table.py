# SPDX-License-Identifier: EUPL-1.2
"""The figures of a run: printed as they come, and as a table for docs/benchmarks.md."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

MARKS = ("<!-- figures: written by make bench -->", "<!-- end of figures -->")


@dataclass(frozen=True)
class Row:
    """What was measured, what came out, and what it ought to be; `kept` where that was decided."""

    part: str
    what: str
    figure: str
    bar: str = ""
    kept: bool | None = None

    @property
    def verdict(self) -> str:
        """Whether it keeps its bar, in a word."""
        return {None: "", True: "yes", False: "NO"}[self.kept]


@dataclass
class Table:
    """The rows of a run; `rows` is empty at its start."""

    rows: list[Row] = field(default_factory=list)
    _part: str = ""

    def part(self, name: str) -> None:
        """What follows belongs to this part."""
        self._part = name
        print(f"\n{name}", flush=True)

    def row(self, what: str, figure: str, bar: str = "", kept: bool | None = None) -> None:
        """A line of the table."""
        found = Row(self._part, what, figure, bar, kept)
        self.rows.append(found)
        print(f"{what:<60} {figure:>16}   {bar:<24} {found.verdict}".rstrip(), flush=True)

    def ratio(self, what: str, figure: float, bar: float, least: bool = False) -> None:
        """A ratio and how large it may be; how small, where it is the `least`."""
        kept = figure >= bar if least else figure <= bar
        self.row(what, f"{figure:.2f}", f"at {'least' if least else 'most'} {bar:g}", kept)

    def text(self) -> str:
        """As Markdown, a table for each part."""
        blocks = [f"Measured on {date.today().isoformat()}."]
        for name in dict.fromkeys(row.part for row in self.rows):
            head = [f"### {name}", "", "| | figure | bar | kept |", "|---|---:|---|---|"]
            lines = [_line(row) for row in self.rows if row.part == name]
            blocks.append("\n".join([*head, *lines]))
        return "\n\n".join(blocks)

    def write(self, page: Path) -> None:
        """Put it between the marks of a page."""
        before, after = MARKS
        whole, count = re.subn(
            f"{re.escape(before)}.*?{re.escape(after)}",
            lambda _: f"{before}\n{self.text()}\n{after}",
            page.read_text("utf-8"),
            flags=re.DOTALL,
        )
        if count != 1:
            raise ValueError(f"{page.name} has no place for the figures")
        page.write_text(whole, "utf-8")


def _line(row: Row) -> str:
    indent = "&nbsp;&nbsp;" if row.what.startswith("  ") else ""
    return f"| {indent}{row.what.strip()} | {row.figure} | {row.bar} | {row.verdict} |"
