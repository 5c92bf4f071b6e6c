# SPDX-License-Identifier: EUPL-1.2
"""A calibrated linear model for each label, kept as plain arrays so that all are asked at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
class Group:
    """Labels that share one sigmoid; `phrases` says whether they are learned from phrases too."""

    columns: Columns
    phrases: bool = True


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


def fit(
    texts: Sequence[Said], groups: Sequence[Group], spoken: Array | None = None
) -> tuple[Features, Linear]:
    """Learn every label from its column of yes and no; `spoken` marks the texts that are no mere phrases.

    The labels of a group share one sigmoid: one for each label, learned from its hundred or so sentences,
    would be too sure of itself. It is learned from what is spoken, for that is what residents write.
    """
    spoken = np.ones(len(texts), dtype=bool) if spoken is None else spoken
    features = Features()
    rows = features.fit(texts)
    models = [_teach(rows, column, group, spoken) for group, column in _columns(groups)]
    sigmoids = _sigmoids(texts, groups, spoken)
    return features, Linear(
        labels=tuple(label for group in groups for label in group.columns),
        weights=np.stack([model.coef_[0] for model in models], axis=1).astype("float32"),
        bias=np.array([model.intercept_[0] for model in models]),
        slope=np.array([slope for slope, _ in sigmoids]),
        offset=np.array([offset for _, offset in sigmoids]),
    )


def _columns(groups: Sequence[Group]) -> Iterator[tuple[Group, Array]]:
    return ((group, column) for group in groups for column in group.columns.values())


def _teach(rows: csr_matrix, column: Array, group: Group, spoken: Array) -> LinearSVC:
    machine = LinearSVC(C=STRENGTH, random_state=SEED)
    return machine.fit(rows, column) if group.phrases else machine.fit(rows[spoken], column[spoken])


def _sigmoids(texts: Sequence[Said], groups: Sequence[Group], spoken: Array) -> list[tuple[float, float]]:
    """Slope and offset for each label, from scores of texts that were not learned from.

    The features are learned anew in every fold: words that a fold does not know make its scores as they
    will be for what residents write.
    """
    columns = list(_columns(groups))
    scores = np.full((len(texts), len(columns)), np.nan)
    for taught, asked in KFold(FOLDS, shuffle=True, random_state=SEED).split(texts):
        features = Features()
        rows = features.fit([texts[at] for at in taught])
        unseen = features.of([texts[at] for at in asked])
        for at, (group, column) in enumerate(columns):
            if _enough(column[spoken]):
                machine = _teach(rows, column[taught], group, spoken[taught])
                scores[asked, at] = machine.decision_function(unseen)
    return [
        found for group in groups for found in [_sigmoid(scores, columns, group, spoken)] * len(group.columns)
    ]


def _enough(column: Array) -> bool:
    return bool(min(column.sum(), (~column).sum()) >= 4 * FOLDS)


def _sigmoid(
    scores: Array, columns: Sequence[tuple[Group, Array]], group: Group, spoken: Array
) -> tuple[float, float]:
    """Slope and offset for one group."""
    mine = [at for at, (its, _) in enumerate(columns) if its is group and not np.isnan(scores[:, at]).any()]
    if not mine:
        return CAUTIOUS
    seen = np.concatenate([scores[spoken, at] for at in mine])
    truths = np.concatenate([columns[at][1][spoken] for at in mine])
    learned = LogisticRegression(C=100.0).fit(seen[:, None], truths)
    return float(learned.coef_[0, 0]), float(learned.intercept_[0])
