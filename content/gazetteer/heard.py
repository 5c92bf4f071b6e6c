# SPDX-License-Identifier: EUPL-1.2
"""The words our own sentences know, which are therefore no misspelt place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from content.gazetteer.words import words

OFTEN = 3
"""Sentences a word must stand in: a place somebody misspelt stands in one or two."""


Words = Callable[[Sequence[Sequence[str]], Sequence[str], Sequence[str]], list[str]]
"""Does what `heard` does, and may remember what it counted before."""


def heard(texts: Iterable[str], places: Iterable[str], before: Iterable[str]) -> list[str]:
    """Lower-case words of several sentences, not counted where a place is likely ("in zutfen")."""
    return often(counted(texts, before), places)


def counted(texts: Iterable[str], before: Iterable[str]) -> Counter[str]:
    """In how many sentences each word stands."""
    found: Counter[str] = Counter()
    likely = frozenset(before)
    for text in texts:
        said = words(text)
        previous = ["", *(word.key for word in said)]
        found.update(
            {w.key for w, p in zip(said, previous, strict=False) if not w.capital and p not in likely}
        )
    return found


def often(found: Counter[str], places: Iterable[str]) -> list[str]:
    """The words of enough sentences that are no place, also not one written as one word."""
    known = list(places)
    named = {name.replace(" ", "") for name in known} | set(known)
    return sorted(word for word, times in found.items() if times >= OFTEN and word not in named)
