# SPDX-License-Identifier: EUPL-1.2
"""Sentences that are nearly another one: they teach nothing and make every measurement too kind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

WORD = re.compile(r"\w+")
FEWEST = 4
"""Shorter sentences are alike without being copies: "ik ben moe", "ik ben ziek"."""
SHARED = 0.75
"""From this share of common words on, of all the words of both, two sentences are one."""
RAREST = 4
"""Copies share some of their rarest words; only sentences that do are compared."""


def alike(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Positions of a sentence and of an earlier one that it nearly repeats."""
    said = [frozenset(WORD.findall(text.lower())) for text in texts]
    common = Counter(word for words in said for word in words)
    seen: dict[str, list[int]] = defaultdict(list)
    for at, words in enumerate(said):
        if len(words) < FEWEST:
            continue
        rare = sorted(words, key=lambda word: (common[word], word))[: RAREST + 1]
        candidates = {other for word in rare for other in seen[word]}
        near = [other for other in candidates if _share(words, said[other]) >= SHARED]
        if near:
            yield at, min(near)
        for word in rare:
            seen[word].append(at)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
