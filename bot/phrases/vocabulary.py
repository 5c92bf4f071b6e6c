# SPDX-License-Identifier: EUPL-1.2
"""Which words are ours: those of the sentences Omzien learned from, unless they stand there as names."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from content.catalogue import Catalogue

OFTEN = 3
"""A word that stands fewer times in small letters may be somebody's name."""
SMALL = 10
"""Times as often in small letters as with a capital within a sentence: names get small letters too."""
SHORT = 3
"""Letters of what is hardly ever a name, unless it is on the list: k, mn, gen."""
LONG, ENDS = 7, 5
"""Letters of a word that is known with a typing error in it, and of one that others end in."""
STREETS = frozenset(
    [
        "straat",
        "laan",
        "plein",
        "gracht",
        "dijk",
        "steeg",
        "singel",
        "park",
        "dreef",
        "haven",
        "markt",
        "brink",
    ]
)
"""Ends of words that are names of streets as a rule."""
_LETTERS = "abcdefghijklmnopqrstuvwxyzéëïöü"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_START = re.compile(r"(?:^|[.!?…:\n]\s*)[\"'“”]*$")


class Vocabulary:
    """Read when it is first asked, and again when the content is another."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._version = ""
        self._words = self._names = self._long = self._ends = frozenset[str]()

    def knows(self, word: str) -> bool:
        """Whether it is one of ours, also joined or typed wrong, or too short for a name in small letters.

        Names that are on the list never are.
        """
        self._read()
        lower = word.lower()
        if lower in self._names:
            return False
        joined = any(lower[at:] in self._ends for at in range(2, len(lower) - 3))
        return lower in self._words or joined or (len(word) <= SHORT and word.islower()) or self._slip(lower)

    def _slip(self, word: str) -> bool:
        """Whether it is one letter away from a long word of ours; short ones are too near to names."""
        return len(word) >= LONG and any(near in self._long for near in _near(word))

    def _read(self) -> None:
        if self._version != self._catalogue.version:
            lists = json.loads(self._catalogue.words("first_names")).values()
            self._names = frozenset(name for names in lists for name in names)
            self._words = _words(self._catalogue) - self._names
            self._long = frozenset(word for word in self._words if len(word) >= LONG)
            self._ends = frozenset(word for word in self._words if len(word) >= ENDS) - STREETS
            self._version = self._catalogue.version


def _near(word: str) -> Iterator[str]:
    """Every word that is one letter from this one, with the same first letter: names begin otherwise."""
    for at in range(1, len(word) + 1):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]
            yield word[:at] + letter + word[at + 1 :]


def _words(catalogue: Catalogue) -> frozenset[str]:
    small, names = Counter[str](), Counter[str]()
    for text in catalogue.sentences():
        for found in _WORD.finditer(text):
            word = found[0]
            if word.islower():
                small[word] += 1
            elif word.istitle() and not _START.search(text[: found.start()]):
                names[word.lower()] += 1
    return frozenset(word for word, count in small.items() if count >= OFTEN and count > SMALL * names[word])
