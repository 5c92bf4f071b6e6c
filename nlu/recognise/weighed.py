# SPDX-License-Identifier: EUPL-1.2
"""Counts of pieces of text made into a TF-IDF space: the seldom left out, the rest weighed by rarity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfTransformer, TfidfVectorizer

from nlu.recognise.packed import Array


def often(counts: csr_matrix, fewest: int) -> Array:
    """The columns that stand in `fewest` rows or more."""
    return np.flatnonzero(np.bincount(counts.indices, minlength=counts.shape[1]) >= fewest)


def weighed(names: Sequence[str], counts: csr_matrix, **cut: Any) -> tuple[TfidfVectorizer, csr_matrix]:
    """The space of the pieces `names`, in their order, and a row for each text from its counts; `cut` says
    how scikit-learn cuts a text into such pieces."""
    weigh = TfidfTransformer(sublinear_tf=True)
    rows = weigh.fit_transform(counts.sorted_indices())
    space = TfidfVectorizer(lowercase=False, sublinear_tf=True, vocabulary=list(names), **cut)
    space.idf_ = weigh.idf_
    return space, rows
