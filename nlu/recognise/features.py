# SPDX-License-Identifier: EUPL-1.2
"""What a text looks like to a linear model: its words and word pairs, their letter groups, its concepts."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cached_property
from typing import Any

from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.recognise.concepts import Concepts
from nlu.recognise.letters import learn as learn_letters
from nlu.recognise.normal import normal
from nlu.recognise.runs import learn as learn_runs
from nlu.recognise.space import Space, side_by_side
from nlu.recognise.words import Said, lines

LETTERS = (3, 5)
WORDS = (1, 3)
WEIGHT_OF_WORDS = 0.8
"""Letter groups tell more: in cross-validation words of full weight cost two points of the best theme."""

WEIGHT_OF_CONCEPTS = 0.5
WEIGHTS = (1.0, WEIGHT_OF_WORDS, WEIGHT_OF_CONCEPTS)
MANY = 1000
"""From so many texts on what occurs in one of them only is left out: it teaches that one text."""


class Features:
    """TF-IDF spaces side by side: letters forgive spelling, words keep meaning apart, concepts join it."""

    def __init__(self) -> None:
        self._letters, self._words = TfidfVectorizer(), TfidfVectorizer()
        self._meaning = Concepts.read()
        self._concepts = TfidfVectorizer(
            tokenizer=str.split, token_pattern=None, vocabulary=self._meaning.names, sublinear_tf=True
        )

    def fit(self, texts: Sequence[Said]) -> csr_matrix:
        """Learn the spaces from `texts`; one row for each."""
        fewest = 2 if len(texts) >= MANY else 1
        with ProcessPoolExecutor(1) as beside:
            letters = beside.submit(learn_letters, [normal(said.text) for said in texts], LETTERS, fewest)
            self._words, of_words = learn_runs(lines(texts), WORDS, fewest)
            of_concepts = self._concepts.fit_transform(self._meaning.lines(said.text for said in texts))
            self._letters, of_letters = letters.result()
        return _join(of_letters, of_words, of_concepts)

    def of(self, texts: Sequence[Said]) -> csr_matrix:
        """One row for each text."""
        return side_by_side(self._asked, list(zip(*self._lines(texts), strict=True)))

    @cached_property
    def _asked(self) -> tuple[Space, ...]:
        learned = (self._letters, self._words, self._concepts)
        return tuple(Space.of(one, weight) for one, weight in zip(learned, WEIGHTS, strict=True))

    @property
    def letters(self) -> int:
        """So many columns come first that are letter groups; the others are words and concepts."""
        return len(self._letters.vocabulary_)

    def concepts(self, text: str) -> list[str]:
        """The names of the concepts in `text`."""
        return self._meaning.line(text).split()

    def _lines(self, texts: Sequence[Said]) -> tuple[list[str], list[str], list[str]]:
        """What each text is to the three spaces: its letters, words and concepts."""
        return (
            [normal(said.text) for said in texts],
            lines(texts),
            self._meaning.lines(said.text for said in texts),
        )


def _join(letters: Any, words: Any, concepts: Any) -> csr_matrix:
    blocks = [rows * weight for rows, weight in zip((letters, words, concepts), WEIGHTS, strict=True)]
    return hstack(blocks, format="csr", dtype="float32")
