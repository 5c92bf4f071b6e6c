# SPDX-License-Identifier: EUPL-1.2
"""Names with a letter or two wrong."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from content.place_index import Named, PlaceIndex

SHORT = 4
"""Shorter names are never guessed."""
LONG = 8
"""From so many letters on two may be wrong."""
SURE_OF_THE_REST = 6
"""From so many letters on the first may be the wrong one."""


def spelled(index: PlaceIndex, phrase: str) -> list[Named]:
    """The names a misspelt phrase is nearest to; none for ordinary words, which are not misspelt at all."""
    if len(phrase) < SHORT or all(word in index.heard for word in phrase.split()):
        return []
    most = 2 if len(phrase) >= LONG else 1
    close = process.extract(phrase, index.spelling, scorer=OSA.distance, score_cutoff=most, limit=None)
    if not close:
        return []
    least = min(score for _, score, _ in close)
    names = [name for name, score, _ in close if score == least]
    alike = [name for name in names if name[0] == phrase[0]]
    if not alike and (least > 1 or len(phrase) < SURE_OF_THE_REST):
        return []
    return [n for name in alike or names for n in index.names[name] if not n.lesser]
