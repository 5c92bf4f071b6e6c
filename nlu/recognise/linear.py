# SPDX-License-Identifier: EUPL-1.2
"""A calibrated linear model for each label, kept as plain arrays so that all are asked at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
from sklearn.svm import LinearSVC

from nlu.recognise.features import Features
from nlu.recognise.words import Said

FOLDS = 5
STRENGTH = 0.5
SEED = 7
Array = np.ndarray[Any, Any]
Columns = dict[str, Array]
CAUTIOUS = (1.0, -1.0)
"""Slope and offset where there are too few sentences to learn them."""


@dataclass(frozen=True)
class Linear:
    """Weights of all labels, and for each the sigmoid that makes a probability of its score."""

    labels: tuple[str, ...]
    weights: Array
    bias: Array
    slope: Array
    offset: Array

    def probabilities(self, rows: csr_matrix) -> Array:
        """For each row the calibrated probability of every label."""
        chances: Array = expit(self.slope * (rows @ self.weights + self.bias) + self.offset)
        return chances


def fit(texts: Sequence[Said], groups: Sequence[Columns]) -> tuple[Features, Linear]:
    """Learn every label from its column of yes and no.

    The labels of a group share one sigmoid: one for each label, learned from its hundred or so sentences,
    would be too sure of itself.
    """
    columns = {label: column for group in groups for label, column in group.items()}
    features = Features()
    rows = features.fit(texts)
    models = [_machine().fit(rows, column) for column in columns.values()]
    unseen = _unseen_scores(texts, columns)
    sigmoids = [found for group in groups for found in [_sigmoid(unseen, group)] * len(group)]
    return features, Linear(
        labels=tuple(columns),
        weights=np.stack([model.coef_[0] for model in models], axis=1).astype("float32"),
        bias=np.array([model.intercept_[0] for model in models]),
        slope=np.array([slope for slope, _ in sigmoids]),
        offset=np.array([offset for _, offset in sigmoids]),
    )


def _machine() -> LinearSVC:
    return LinearSVC(C=STRENGTH, random_state=SEED)


def _unseen_scores(texts: Sequence[Said], columns: Columns) -> dict[str, Array]:
    """Cross-validated scores of the labels that have sentences enough.

    The features are learned anew in every fold: words that a fold does not know make its scores as they
    will be for what residents write.
    """
    scores = {label: np.zeros(len(texts)) for label, column in columns.items() if _enough(column)}
    for taught, asked in KFold(FOLDS, shuffle=True, random_state=SEED).split(texts) if scores else ():
        features = Features()
        rows = features.fit([texts[at] for at in taught])
        unseen = features.of([texts[at] for at in asked])
        for label, found in scores.items():
            found[asked] = _machine().fit(rows, columns[label][taught]).decision_function(unseen)
    return scores


def _enough(column: Array) -> bool:
    return bool(min(column.sum(), (~column).sum()) >= 4 * FOLDS)


def _sigmoid(unseen: dict[str, Array], group: Columns) -> tuple[float, float]:
    """Slope and offset for one group."""
    known = [label for label in group if label in unseen]
    if not known:
        return CAUTIOUS
    scores = np.concatenate([unseen[label] for label in known])
    truths = np.concatenate([group[label] for label in known])
    learned = LogisticRegression(C=100.0).fit(scores[:, None], truths)
    return float(learned.coef_[0, 0]), float(learned.intercept_[0])
