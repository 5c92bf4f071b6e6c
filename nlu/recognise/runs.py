# SPDX-License-Identifier: EUPL-1.2
"""Words and runs of words of many texts at once, by numbers: a run is the run before it and one word more.

What scikit-learn's own counting gives, without its walk over every run of every text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.recognise.packed import Array
from nlu.recognise.weighed import often, weighed


@dataclass(frozen=True)
class _Runs:
    """The runs of one length: for each place in the texts where one begins its number and its text, and for
    each number a place where it begins."""

    numbers: Array
    texts: Array
    first: Array


def learn(lines: Sequence[str], sizes: tuple[int, int], fewest: int) -> tuple[TfidfVectorizer, csr_matrix]:
    """The space of the runs of so many words (from the first to the second of `sizes`) that stand in `fewest`
    lines or more, and a row for each line."""
    split = [line.split() for line in lines]
    words = list(chain.from_iterable(split))
    names: list[str] = []
    counts = []
    for size, found in enumerate(_lengths(split, words, sizes[1]), 1):
        if size >= sizes[0]:
            counted, kept = _counted(found, len(lines), fewest)
            counts.append(counted)
            names += [" ".join(words[at : at + size]) for at in found.first[kept]]
    order = sorted(range(len(names)), key=names.__getitem__)
    together = hstack(counts, format="csr", dtype=np.float32)[:, order]
    cut = {"tokenizer": str.split, "token_pattern": None, "ngram_range": sizes}
    return weighed([names[at] for at in order], together, **cut)


def _lengths(split: Sequence[Sequence[str]], words: Sequence[str], most: int) -> Iterator[_Runs]:
    """The runs of one word, of two and so on; none reaches over the end of its text."""
    known: dict[str, int] = {}
    numbers = np.array([known.setdefault(word, len(known)) for word in words], dtype=np.int64)
    texts = np.repeat(np.arange(len(split)), list(map(len, split)))
    places, before = np.arange(len(words)), numbers
    for size in range(1, most + 1):
        if size > 1:
            inside = places + size - 1 < len(words)
            inside[inside] = texts[places[inside] + size - 1] == texts[places[inside]]
            places, before = places[inside], before[inside]
            before = before * len(known) + numbers[places + size - 1]
        _, first, before = np.unique(before, return_index=True, return_inverse=True)
        yield _Runs(before, texts[places], places[first])


def _counted(found: _Runs, lines: int, fewest: int) -> tuple[csr_matrix, Array]:
    """How often each line has each run that stands in enough of them, and which runs those are."""
    shape = (lines, len(found.first))
    once = np.ones(len(found.numbers), dtype=np.float32)
    rows = csr_matrix((once, (found.texts, found.numbers)), shape=shape)
    kept = often(rows, fewest)
    return rows[:, kept], kept
