# SPDX-License-Identifier: EUPL-1.2
"""Words that mean about the same: what is learned from one of them holds for the others too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from nlu.recognise import word_lists
from nlu.recognise.normal import normal

ANY = "*"
_WORD = re.compile(r"[\w€'-]+")
Table = dict[str, frozenset[str]]


class Concepts:
    """Finds the concepts of a text; `deur*` stands for a word's beginning, `*schuld` for its end."""

    def __init__(self, lists: Iterable[tuple[str, str]]) -> None:
        words = [(name, normal(word)) for name, line in lists for word in line.split()]
        self.names = sorted({name for name, _ in words})
        self._whole = _table((name, word) for name, word in words if ANY not in word)
        self._begins = _table((name, word[:-1]) for name, word in words if word.endswith(ANY))
        self._ends = _table((name, word[1:]) for name, word in words if word.startswith(ANY))

    @classmethod
    def read(cls) -> Concepts:
        """The concepts in the editors' list."""
        return cls(word_lists.read(word_lists.CONCEPTS))

    def line(self, text: str) -> str:
        """The names of the concepts in `text`, in order, a space between them."""
        return self.lines([text])[0]

    def lines(self, texts: Iterable[str]) -> list[str]:
        """The same for each text."""
        # The same words come back in many texts; they are forgotten again with this call.
        of = cache(lambda word: sorted(self._of(word)))
        return [" ".join(name for word in _WORD.findall(normal(text)) for name in of(word)) for text in texts]

    def _of(self, word: str) -> set[str]:
        found = set(self._whole.get(word, ()))
        for at in range(len(word)):
            found |= self._begins.get(word[: at + 1], frozenset())
            found |= self._ends.get(word[at:], frozenset())
        return found


def _table(pairs: Iterable[tuple[str, str]]) -> Table:
    found: dict[str, set[str]] = defaultdict(set)
    for name, word in pairs:
        found[word].add(name)
    return {word: frozenset(names) for word, names in found.items()}
