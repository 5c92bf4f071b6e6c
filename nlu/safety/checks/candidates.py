# SPDX-License-Identifier: EUPL-1.2
"""Which of many texts have all the words of a pattern: few, so that only those need be read by the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from nlu.safety.atoms import Atoms
from nlu.safety.pattern import Pattern
from nlu.safety.words import Words


class Candidates:
    """An index from the patterns' atoms to the texts they stand in."""

    def __init__(self, texts: Sequence[Words], atoms: Atoms) -> None:
        by_word: dict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(texts):
            for word in set(text.words):
                by_word[word].append(at)
        self._in: dict[str, list[list[int]]] = defaultdict(list)
        for word, places in by_word.items():
            for atom in set(atoms.of(word)):
                self._in[atom].append(places)
        self._sets: dict[str, frozenset[int]] = {}

    def of(self, patterns: Iterable[Pattern]) -> set[int]:
        """The texts that have all words of at least one pattern, in whatever order."""
        return {at for pattern in patterns for at in self._of(pattern)}

    def _of(self, pattern: Pattern) -> frozenset[int]:
        rarest, *others = sorted(set(pattern.atoms), key=self._count)
        found = self._texts(rarest)
        for atom in others:
            if not found:
                break
            found &= self._texts(atom)
        return found

    def _count(self, atom: str) -> int:
        return sum(map(len, self._in.get(atom, ())))

    def _texts(self, atom: str) -> frozenset[int]:
        if atom not in self._sets:
            self._sets[atom] = frozenset().union(*self._in.get(atom, ()))
        return self._sets[atom]
