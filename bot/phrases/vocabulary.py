# SPDX-License-Identifier: EUPL-1.2
"""Which words are ours: those of the sentences Omzien learned from, unless they stand there as names."""

from __future__ import annotations

import re
from collections import Counter

from content.catalogue import Catalogue

OFTEN = 3
"""A word that stands fewer times in small letters may be somebody's name."""
SMALL = 10
"""Times as often in small letters as with a capital within a sentence: names get small letters too."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_START = re.compile(r"(?:^|[.!?…:\n]\s*)[\"'“”]*$")


class Vocabulary:
    """Read when it is first asked, and again when the content is another."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._version = ""
        self._words: frozenset[str] = frozenset()

    def knows(self, word: str) -> bool:
        """Whether this word, in small letters, is one of ours."""
        if self._version != self._catalogue.version:
            self._words = _words(self._catalogue)
            self._version = self._catalogue.version
        return word in self._words


def _words(catalogue: Catalogue) -> frozenset[str]:
    small, names = Counter[str](), Counter[str]()
    for example in catalogue.examples():
        for found in _WORD.finditer(example.text):
            word = found[0]
            if word.islower():
                small[word] += 1
            elif word.istitle() and not _START.search(example.text[: found.start()]):
                names[word.lower()] += 1
    return frozenset(word for word, count in small.items() if count >= OFTEN and count > SMALL * names[word])
