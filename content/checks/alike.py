# SPDX-License-Identifier: EUPL-1.2
"""Sentences that are nearly another one: they teach nothing and make every measurement too kind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import ceil

WORD = re.compile(r"\w+")
FEWEST = 4
"""Shorter sentences are alike without being copies: "ik ben moe", "ik ben ziek"."""
SHARED = 0.75
"""From this share of common words on, of all the words of both, two sentences are one."""


def alike(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Positions of a sentence and of an earlier one that it nearly repeats."""
    said = [frozenset(WORD.findall(text.lower())) for text in texts]
    common = Counter(word for words in said for word in words)
    seen: dict[tuple[str, int], list[int]] = defaultdict(list)
    for at, words in enumerate(said):
        size = len(words)
        if size < FEWEST:
            continue
        rare = _rarest(words, common)
        # A sentence of another length than these cannot share enough either.
        sizes = range(ceil(SHARED * size), int(size / SHARED) + 1)
        candidates = {other for word in rare for near in sizes for other in seen.get((word, near), ())}
        found = [other for other in candidates if _near(words, said[other])]
        if found:
            yield at, min(found)
        for word in rare:
            seen[word, size].append(at)


def _rarest(words: frozenset[str], common: Mapping[str, int]) -> list[str]:
    """So few of the rarest words that two sentences with none of them in common cannot share enough."""
    return sorted(words, key=lambda word: (common[word], word))[: len(words) - ceil(SHARED * len(words)) + 1]


def _near(one: frozenset[str], other: frozenset[str]) -> bool:
    both = len(one & other)
    return both >= SHARED * (len(one) + len(other) - both)
