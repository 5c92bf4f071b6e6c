# SPDX-License-Identifier: EUPL-1.2
"""The editors' word lists in `understanding/`: lines of a name, a colon and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FOLDER = "understanding"
REMARK = "#"
COMPILED = ("times", "happenings", "activities", "first_names")
"""The lists the dialogue reads, from the compiled file; recognising reads the others when it learns."""
Phrases = dict[str, list[str]]


def read(file: Path) -> Iterator[tuple[str, str]]:
    """Each line's name and the rest; a name may have several lines, `#` begins a remark."""
    for line in file.read_text("utf-8").splitlines():
        name, colon, rest = line.partition(":")
        if colon and not line.startswith(REMARK):
            yield name.strip(), rest.strip()


def phrases(file: Path) -> Phrases:
    """The phrases of each name, a semicolon between them; nothing where there is no such file."""
    found: Phrases = {}
    for name, rest in read(file) if file.is_file() else ():
        found.setdefault(name, []).extend(phrase.strip() for phrase in rest.split(";") if phrase.strip())
    return found
