# SPDX-License-Identifier: EUPL-1.2
"""Tables that read well in a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from nlu.evaluate.share import Share


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The first column to the left, the others to the right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(_line(line, widths) for line in (lines[0], rule, *lines[1:]))


def shares(first: str, rows: Mapping[str, Mapping[str, Share]]) -> str:
    """A table of shares by row and column; how many messages each column counted stands behind it."""
    columns = list(next(iter(rows.values()), {}))
    cells = ([name, *(_cell(found[column]) for column in columns)] for name, found in rows.items())
    return table([first, *(column.replace("_", " ") for column in columns)], cells)


def _cell(found: Share) -> str:
    return f"{found} ({found.counted})" if found.of else str(found)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell.rjust(width) for cell, width in zip(cells, widths, strict=True)]
    return f"| {' | '.join([cells[0].ljust(widths[0]), *padded[1:]])} |"
