# SPDX-License-Identifier: EUPL-1.2
"""The words our own sentences know, which are therefore no misspelt place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from content.place_words import words

OFTEN = 3
"""Sentences a word must stand in: a place somebody misspelt stands in one or two."""


def heard(texts: Iterable[str], places: Iterable[str], before: Iterable[str]) -> list[str]:
    """Lower-case words of several sentences, not counted where a place is likely ("in zutfen")."""
    counted: Counter[str] = Counter()
    likely = frozenset(before)
    for text in texts:
        said = words(text)
        previous = ["", *(word.key for word in said)]
        counted.update(
            {w.key for w, p in zip(said, previous, strict=False) if not w.capital and p not in likely}
        )
    named = {name.replace(" ", "") for name in places} | set(places)
    return sorted(word for word, often in counted.items() if often >= OFTEN and word not in named)
