# SPDX-License-Identifier: EUPL-1.2
"""Sentences that are nearly another one: they teach nothing and make every measurement too kind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from math import ceil

WORD = re.compile(r"\w+")
FEWEST = 4
"""Shorter sentences are alike without being copies: "ik ben moe", "ik ben ziek"."""
SHARED = 0.75
"""From this share of common words on, of all the words of both, two sentences are one."""
Standing = tuple[int, int, int]
"""Where a word stands: in which sentence, of how many words, and how many rarer ones that has."""


def alike(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Positions of a sentence and of an earlier one that it nearly repeats."""
    said = [frozenset(WORD.findall(text.lower())) for text in texts]
    seen: dict[str, list[Standing]] = defaultdict(list)
    for at, words in enumerate(_rarest_first(said)):
        if len(words) < FEWEST:
            continue
        # With none of so few of the rarest words in common, two sentences cannot share enough.
        rarest = words[: len(words) - ceil(SHARED * len(words)) + 1]
        found = [
            other
            for rarer, word in enumerate(rarest)
            for other, enough in _may_share(seen.get(word, ()), len(words), rarer)
            if len(said[at] & said[other]) >= enough
        ]
        if found:
            yield at, min(found)
        for rarer, word in enumerate(rarest):
            seen[word].append((at, len(words), rarer))


def _may_share(standing: Sequence[Standing], size: int, rarer: int) -> Iterator[tuple[int, int]]:
    """Sentences that may share enough with one of this size, if what stands there is the rarest they share;
    and how much that is."""
    for at, other, rarer_there in standing:
        enough = _enough(size, other)
        if size - rarer >= enough and other - rarer_there >= enough:
            yield at, enough


@cache
def _enough(one: int, other: int) -> int:
    """How many words two sentences of so many must have in common; more than there are where none can be."""
    return next(both for both in range(one + other + 1) if both >= SHARED * (one + other - both))


def _rarest_first(said: Sequence[frozenset[str]]) -> list[list[str]]:
    """The words of each sentence, those first that the fewest have."""
    common = Counter(chain.from_iterable(said))
    place = {word: at for at, word in enumerate(sorted(common, key=lambda word: (common[word], word)))}
    return [sorted(words, key=place.__getitem__) for words in said]
