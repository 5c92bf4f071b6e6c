# SPDX-License-Identifier: EUPL-1.2
"""Which of many texts a pattern may be found in: few, so that only those need be read by all the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from nlu.safety.atoms import Atoms
from nlu.safety.pattern import Pattern
from nlu.safety.words import Words


class Candidates:
    """An index from the patterns' atoms to the texts they stand in."""

    def __init__(self, texts: Sequence[Words], atoms: Atoms) -> None:
        self._said = texts
        self._written: dict[str, set[str]] = defaultdict(set)
        by_word: dict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(texts):
            for word in set(text.words):
                by_word[word].append(at)
        self._in: dict[str, list[list[int]]] = defaultdict(list)
        for word, places in by_word.items():
            for atom in set(atoms.of(word)):
                self._in[atom].append(places)
                self._written[atom].add(word)
        self._sets: dict[str, frozenset[int]] = {}

    def of(self, patterns: Iterable[Pattern]) -> set[int]:
        """The texts in which at least one pattern stands, sayings and what a gap may not hold not heeded."""
        found: set[int] = set()
        for pattern in map(_open, patterns):
            found.update(at for at in self._of(pattern) - found if pattern.find(self._places(pattern, at)))
        return found

    def _places(self, pattern: Pattern, at: int) -> dict[str, list[int]]:
        """Where each atom of a pattern stands in one text."""
        said = self._said[at]
        standing = list(zip(said.words, said.places, strict=True))
        return {
            atom: [place for word, place in standing if word in self._written[atom]] for atom in pattern.atoms
        }

    def _of(self, pattern: Pattern) -> frozenset[int]:
        """The texts that have all its words, in whatever order."""
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


def _open(pattern: Pattern) -> Pattern:
    """The pattern without what its gaps may not hold: where a saying is blanked out, that is gone too."""
    return replace(pattern, closed=(False,) * len(pattern.closed))
