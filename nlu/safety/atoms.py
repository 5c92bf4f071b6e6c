# SPDX-License-Identifier: EUPL-1.2
"""Which atoms (words, classes, beginnings) of the patterns a word of a message stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from nlu.safety.pattern import SELF, Pattern
from nlu.safety.words import Words

Classes = Mapping[str, Iterable[str]]


class Atoms:
    """An index from words to the atoms of all patterns."""

    def __init__(
        self,
        patterns: Iterable[Pattern],
        classes: Classes,
        spelled: Mapping[str, str],
        more: Iterable[str] = (),
    ) -> None:
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._starts: dict[str, list[str]] = defaultdict(list)
        for atom in sorted({atom for pattern in patterns for atom in pattern.atoms} | {SELF, *more}):
            for written in sorted(members(atom, classes)):
                word = spelled.get(written, written)
                (self._starts if word.endswith("*") else self._exact)[word.rstrip("*")].append(atom)
        self._beginnings = tuple(self._starts)
        self.words = frozenset(self._exact) | frozenset(self._starts)

    def of(self, word: str) -> list[str]:
        """The atoms one word stands for."""
        found = self._exact.get(word, [])
        if word.startswith(self._beginnings):
            more = [a for start in self._beginnings if word.startswith(start) for a in self._starts[start]]
            return [*found, *more]
        return found

    def places(self, words: Words) -> dict[str, list[int]]:
        """Where each atom stands in a message, first to last."""
        by_word: dict[str, list[int]] = defaultdict(list)
        for word, place in zip(words.words, words.places, strict=True):
            by_word[word].append(place)
        found: dict[str, list[int]] = defaultdict(list)
        for word, places in by_word.items():
            for atom in self.of(word):
                found[atom] += places
        for places in found.values():
            places.sort()
        return dict(found)


def members(atom: str, classes: Classes) -> set[str]:
    """The words an atom stands for, classes opened."""
    found: set[str] = set()
    for part in atom.split("|"):
        if part.startswith("@"):
            for word in classes[part[1:]]:
                found |= members(word, classes)
        else:
            found.add(part)
    return found
