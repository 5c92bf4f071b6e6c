# SPDX-License-Identifier: EUPL-1.2
"""A learned TF-IDF space, as one short text is looked up in it.

What scikit-learn does for that checks and copies for far longer than the sums take.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.recognise.packed import Array

Row = tuple[Array, Array]
"""Columns in order, and what each weighs."""


@dataclass(frozen=True)
class Space:
    """What was learned: the column of each piece of text, and how rare it is; `weight` is of the whole."""

    pieces: Callable[[str], list[str]]
    columns: Mapping[str, int]
    rarity: Array
    weight: float = 1.0

    @classmethod
    def of(cls, learned: TfidfVectorizer, weight: float = 1.0) -> Space:
        """The space that `learned` holds, sublinear as ours are."""
        return cls(learned.build_analyzer(), learned.vocabulary_, np.asarray(learned.idf_), weight)

    def row(self, line: str) -> Row:
        """What `transform` gives for one text, times the weight."""
        known = self.columns
        found = sorted(Counter(known[piece] for piece in self.pieces(line) if piece in known).items())
        if not found:
            return np.empty(0, np.intp), np.empty(0)
        columns, times = np.array(found, dtype=np.intp).T
        weights = (np.log(times) + 1) * self.rarity[columns]
        return columns, weights * (self.weight / np.sqrt(weights @ weights))


def side_by_side(spaces: Sequence[Space], texts: Sequence[Sequence[str]]) -> csr_matrix:
    """A row for each text, which has a line for each space."""
    offsets = np.cumsum([0, *(len(space.rarity) for space in spaces)])
    found = [[space.row(line) for space, line in zip(spaces, lines, strict=True)] for lines in texts]
    columns = [row[0] + start for rows in found for row, start in zip(rows, offsets, strict=False)]
    weights = [row[1] for rows in found for row in rows]
    ends = np.cumsum([0, *map(len, weights)])[:: len(spaces)]
    together = (np.concatenate(weights, dtype=np.float32, casting="same_kind"), np.concatenate(columns), ends)
    return csr_matrix(together, shape=(len(texts), offsets[-1]))
