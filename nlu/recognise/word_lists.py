# SPDX-License-Identifier: EUPL-1.2
"""The editors' word lists in `content/understanding`: lines of a name, a colon and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nlu.directory import ROOT

FOLDER = ROOT / "content" / "understanding"
CONCEPTS = FOLDER / "concepts.txt"
PHRASES = FOLDER / "phrases.txt"


def read(file: Path) -> Iterator[tuple[str, str]]:
    """Each line's name and the rest; a name may have several lines, `#` begins a remark."""
    for line in file.read_text("utf-8").splitlines():
        name, colon, rest = line.partition(":")
        if colon and not line.startswith("#"):
            yield name.strip(), rest.strip()
