# SPDX-License-Identifier: EUPL-1.2
"""What a text looks like to a linear model: its words and word pairs, and the letter groups inside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.recognise.normal import normal
from nlu.recognise.words import Said

LETTERS = (2, 5)
WORDS = (1, 2)
WEIGHT_OF_WORDS = 0.5
"""Letter groups tell more: in cross-validation words of full weight cost two points of the best theme."""


class Features:
    """Two TF-IDF spaces side by side; letter groups forgive spelling, words keep meaning apart."""

    def __init__(self) -> None:
        self._letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=LETTERS, lowercase=False, sublinear_tf=True
        )
        self._words = TfidfVectorizer(
            tokenizer=str.split, token_pattern=None, ngram_range=WORDS, lowercase=False, sublinear_tf=True
        )

    def fit(self, texts: Sequence[Said]) -> csr_matrix:
        """Learn the spaces from `texts`; one row for each."""
        return self._join(
            self._letters.fit_transform(_letters(texts)), self._words.fit_transform(_words(texts))
        )

    def of(self, texts: Sequence[Said]) -> csr_matrix:
        """One row for each text."""
        return self._join(self._letters.transform(_letters(texts)), self._words.transform(_words(texts)))

    @staticmethod
    def _join(letters: Any, words: Any) -> csr_matrix:
        return hstack([letters, words * WEIGHT_OF_WORDS], format="csr", dtype="float32")


def _letters(texts: Sequence[Said]) -> list[str]:
    return [normal(said.text) for said in texts]


def _words(texts: Sequence[Said]) -> list[str]:
    return [said.line for said in texts]
