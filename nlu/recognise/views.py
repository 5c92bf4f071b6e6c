# SPDX-License-Identifier: EUPL-1.2
"""Two small networks that look at different features: one at letter groups, one at words and concepts.

What one overlooks the other may see. Together they are right more often than one that looks at everything, in
the same time (docs/understanding.md).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from nlu.recognise import network
from nlu.recognise.network import Network
from nlu.recognise.packed import Array

OF_LETTERS, OF_WORDS = 64, 128
"""Hidden units: letter groups are many and tell less."""
TIMES_LETTERS, TIMES_WORDS = 5, 8
"""How often each sees every text; a text has a quarter as many words as letter groups."""


@dataclass(frozen=True)
class Views:
    """What both learned; the first `letters` columns of a row are letter groups, the others are words."""

    letters: int
    of_letters: Network
    of_words: Network

    def scores(self, rows: csr_matrix) -> Array:
        """For each row the score of every label, of both together: positive is yes."""
        first, second = halves(rows, self.letters)
        return np.asarray((self.of_letters.scores(first) + self.of_words.scores(second)) / 2)


def train(rows: csr_matrix, truths: Array, letters: int) -> Views:
    """Learn `truths`: a row of yes and no for each text."""
    first, second = halves(rows, letters)
    return Views(
        letters,
        network.train(first, truths, OF_LETTERS, TIMES_LETTERS),
        network.train(second, truths, OF_WORDS, TIMES_WORDS),
    )


def halves(rows: csr_matrix, letters: int) -> tuple[csr_matrix, csr_matrix]:
    """The columns before `letters`, and the others; cutting it ourselves takes a tenth of the time."""
    before = rows.indices < letters
    return _part(rows, before, 0, letters), _part(rows, ~before, letters, rows.shape[1])


def _part(rows: csr_matrix, chosen: Array, start: int, end: int) -> csr_matrix:
    data, columns, ends = network.entries(rows, chosen)
    return csr_matrix((data, columns - start, ends), shape=(rows.shape[0], end - start))
