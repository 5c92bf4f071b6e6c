# SPDX-License-Identifier: EUPL-1.2
"""A linear machine for each label, two small networks beside it, and the probability of all."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from nlu.recognise import views
from nlu.recognise.features import Features
from nlu.recognise.packed import Array, Packed
from nlu.recognise.views import Views
from nlu.recognise.words import Said

STRENGTH = 0.5
CLOSE = 0.01
"""How near the best line is near enough: a hundred times nearer takes a third longer and changes nothing."""
SEED = 7
PARTS = 5
"""One part in five is kept apart once, to learn what a score is worth."""
FEWEST = 4
"""So many sentences of a label must be kept apart to learn from it."""
Columns = dict[str, Array]
CAUTIOUS = (1.0, 0.0, -2.0)
"""What scores are worth, and an offset, where there are too few sentences to learn them."""


@dataclass(frozen=True)
class Group:
    """Labels that share what a score is worth; `phrases` says whether their lines are learned from phrases
    too."""

    columns: Columns
    phrases: bool = True


@dataclass(frozen=True)
class Machines:
    """What gives scores."""

    linear: Packed
    bias: Array
    networks: Views

    def scores(self, rows: csr_matrix) -> Array:
        """For each row and label the linear score and the networks': an array of shape (rows, labels, 2)."""
        return np.stack([self.linear.times(rows) + self.bias, self.networks.scores(rows)], axis=2)


@dataclass(frozen=True)
class Mixture:
    """Machines, and for each label what their scores are worth."""

    labels: tuple[str, ...]
    machines: Machines
    worth: Array
    offset: Array

    def probabilities(self, rows: csr_matrix) -> Array:
        """For each row the calibrated probability of every label."""
        chances: Array = expit((self.machines.scores(rows) * self.worth).sum(axis=2) + self.offset)
        return chances


def fit(
    texts: Sequence[Said],
    groups: Sequence[Group],
    spoken: Array | None = None,
    voices: Sequence[str] | None = None,
) -> tuple[Features, Mixture]:
    """Learn every label from its column of yes and no.

    `spoken` marks the texts that are no mere phrases, `voices` who says each: a voice is kept apart whole,
    for what residents write is in no voice that was learned.
    """
    spoken = np.ones(len(texts), dtype=bool) if spoken is None else spoken
    features = Features()
    rows = features.fit(texts)
    with ProcessPoolExecutor(1) as beside:
        # What scores are worth is learned from machines of their own: on two cores that costs no time.
        worth_of = beside.submit(_worth, rows, features.letters, groups, spoken, kept_apart(texts, voices))
        machines = _teach(rows, features.letters, groups, spoken)
        worth = worth_of.result()
    labels = tuple(label for group in groups for label in group.columns)
    return features, Mixture(labels, machines, worth[:, :2].astype("float32"), worth[:, 2])


def kept_apart(texts: Sequence[Said], voices: Sequence[str] | None) -> Array:
    """Which texts are kept apart: about one in five, by voice, or by text where no voice is known."""
    names = [voice or said.text for voice, said in zip(voices or [""] * len(texts), texts, strict=True)]
    return np.array([zlib.crc32(name.encode()) % PARTS == 0 for name in names])


def _columns(groups: Sequence[Group]) -> Iterator[tuple[Group, Array]]:
    return ((group, column) for group in groups for column in group.columns.values())


def _teach(rows: csr_matrix, letters: int, groups: Sequence[Group], spoken: Array) -> Machines:
    linear = [line for group in groups for line in _lines(rows, group, spoken)]
    weights = np.stack([weights for weights, _ in linear], axis=1).astype("float32")
    learned = views.train(rows, np.stack([column for _, column in _columns(groups)], axis=1), letters)
    return Machines(Packed.of(weights), np.array([bias for _, bias in linear]), learned)


def _lines(rows: csr_matrix, group: Group, spoken: Array) -> list[tuple[Array, float]]:
    kept = slice(None) if group.phrases else spoken
    # liblinear sums in double precision: given so at once, not every label makes a copy of all of it.
    taught = rows[kept].astype("float64")
    return [_line(taught, column[kept]) for column in group.columns.values()]


def _line(rows: csr_matrix, column: Array) -> tuple[Array, float]:
    if column.all() or not column.any():
        return np.zeros(rows.shape[1]), 1.0 if column.all() else -1.0
    machine = LinearSVC(C=STRENGTH, tol=CLOSE, random_state=SEED).fit(rows, column)
    return machine.coef_[0], float(machine.intercept_[0])


def _worth(rows: csr_matrix, letters: int, groups: Sequence[Group], spoken: Array, apart: Array) -> Array:
    """For each label what the two scores are worth and the offset, from texts that were not learned from,
    and only from what is spoken: that is what residents write."""
    asked = np.flatnonzero(apart & spoken)
    taught = np.flatnonzero(~apart)
    if not len(asked) or not len(taught):
        return np.array([CAUTIOUS for _ in _columns(groups)])
    machines = _teach(rows[taught], letters, [_only(group, taught) for group in groups], spoken[taught])
    scores = machines.scores(rows[asked])
    found, at = [], 0
    for group in groups:
        mine = slice(at, at + len(group.columns))
        found += [_shared(scores[:, mine], _only(group, asked))] * len(group.columns)
        at = mine.stop
    return np.array(found)


def _only(group: Group, chosen: Array) -> Group:
    return Group({name: column[chosen] for name, column in group.columns.items()}, group.phrases)


def _shared(scores: Array, group: Group) -> tuple[float, ...]:
    """What the two scores are worth in one group: for one label alone there is too little to learn from."""
    truths = np.stack(list(group.columns.values()), axis=1)
    enough = np.minimum(truths.sum(axis=0), (~truths).sum(axis=0)) >= FEWEST
    if not enough.any():
        return CAUTIOUS
    seen, known = scores[:, enough].reshape(-1, 2), truths[:, enough].reshape(-1)
    learned = LogisticRegression(C=100.0).fit(seen, known)
    return (*(float(value) for value in learned.coef_[0]), float(learned.intercept_[0]))
