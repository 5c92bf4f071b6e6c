# SPDX-License-Identifier: EUPL-1.2
"""The word lists of `content/languages`: what gives each language away, and what is Dutch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from nlu.language.letters import fold

FOLDER = Path(__file__).resolve().parents[2] / "content" / "languages"
WORDS = "words.txt"
DUTCH = "nederlands.txt"


@dataclass
class Marks:
    """What one language is known by."""

    words: set[str] = field(default_factory=set)
    ends: tuple[str, ...] = ()
    letters: frozenset[str] = frozenset()


def read(folder: Path = FOLDER) -> dict[str, Marks]:
    """The marks of every language; `*` begins an ending, `+` a letter no other language has."""
    found: dict[str, Marks] = defaultdict(Marks)
    for line in (folder / WORDS).read_text("utf-8").splitlines():
        language, colon, rest = line.partition(":")
        if colon and not line.startswith("#"):
            _add(found[language.strip()], rest.split())
    return dict(found)


def dutch(folder: Path = FOLDER) -> frozenset[str]:
    """Words that are Dutch, or Dutch dialect, whatever else they may be."""
    lines = (folder / DUTCH).read_text("utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())


def _add(marks: Marks, entries: list[str]) -> None:
    marks.words |= {fold(entry) for entry in entries if entry[0] not in "*+"}
    marks.ends += tuple(fold(entry[1:]) for entry in entries if entry[0] == "*")
    marks.letters |= {entry[1:] for entry in entries if entry[0] == "+"}
