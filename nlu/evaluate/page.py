# SPDX-License-Identifier: EUPL-1.2
"""Puts the figures into a page of the documentation, between two marks."""

from __future__ import annotations

from pathlib import Path

BEGIN = "<!-- figures: written by make eval -->"
END = "<!-- end of figures -->"


class NoMarks(ValueError):
    """The page has no place for figures."""


def fill(page: Path, figures: str, mark: str = BEGIN) -> None:
    """Replace what stands between `mark` and the end after it; the rest of the page stays."""
    text = page.read_text("utf-8")
    before, begin, rest = text.partition(mark)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise NoMarks(f"{page.name} needs a line {mark} and a line {END}")
    page.write_text(f"{before}{mark}\n{figures.strip()}\n{END}{after}", "utf-8")
