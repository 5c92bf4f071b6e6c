# SPDX-License-Identifier: EUPL-1.2
"""A small network over sparse features: one hidden layer, a yes or no for every label, in plain numpy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from nlu.recognise.packed import Array, Packed

HIDDEN = 128
EPOCHS = 5
BATCH = 128
FAST = np.float32(0.075)
"""Step of the first layer, divided by how much a feature's weights moved before (Adagrad, row by row)."""
SLOW = np.float32(0.003)
"""Step of the second layer (Adam)."""
UNHEARD = 0.5
"""Share of features that is hidden in training: no single word may carry a theme."""
UNUSED = 0.4
"""Share of hidden units that is left out in training."""
RARE = -2.0
"""Where every label begins: most labels do not hold for most texts."""
SEED = 7


@dataclass(frozen=True)
class Network:
    """What was learned: from features to hidden units, and from those to labels."""

    first: Packed
    hidden: Array
    second: Array
    bias: Array

    def scores(self, rows: csr_matrix) -> Array:
        """For each row the score of every label: positive is yes."""
        return np.asarray(np.maximum(self.first.times(rows) + self.hidden, 0) @ self.second + self.bias)


def train(rows: csr_matrix, truths: Array, hidden: int = HIDDEN, epochs: int = EPOCHS) -> Network:
    """Learn `truths`: a row of yes and no for each text; `hidden` units stand between, and every text is seen
    `epochs` times."""
    rows, truths = rows.astype(np.float32), truths.astype(np.float32)
    teacher = _Teacher(rows.shape[1], truths.shape[1], hidden)
    steps = epochs * -(-rows.shape[0] // BATCH)
    for step, chosen in enumerate(teacher.batches(rows.shape[0], epochs)):
        teacher.learn(rows[chosen], truths[chosen], np.float32(1 - step / steps))
    return teacher.network()


class _Teacher:
    """A network that is being taught."""

    def __init__(self, features: int, labels: int, hidden: int) -> None:
        self._luck = np.random.default_rng(SEED)
        self._first = self._random(features, hidden) * np.float32(0.05)
        self._second = self._random(hidden, labels) * np.float32(0.1)
        self._hidden = np.zeros(hidden, np.float32)
        self._bias = np.full(labels, RARE, np.float32)
        self._moved = np.full((features, 1), 1e-6, np.float32)
        self._mean, self._square = np.zeros_like(self._second), np.zeros_like(self._second)
        self._steps = 0
        self._room = np.empty((0, hidden), np.float32)
        self._mark, self._place = np.zeros(features, bool), np.zeros(features, np.int32)

    def batches(self, texts: int, epochs: int) -> Iterator[Array]:
        """Every text once an epoch, in another order each time."""
        for _ in range(epochs):
            order = self._luck.permutation(texts)
            yield from (order[start : start + BATCH] for start in range(0, texts, BATCH))

    def learn(self, rows: csr_matrix, truths: Array, left: np.float32) -> None:
        """One step on a few texts; `left` falls from 1 to 0."""
        rows, there = self._narrow(self._heard(rows))
        first = self._taken(there)
        before = rows @ first + self._hidden
        used = self._kept(before.size, UNUSED).reshape(before.shape)
        units = np.maximum(before, 0) * used
        wrong = (_sigmoid(units @ self._second + self._bias) - truths) * np.float32(4 / len(truths))
        back = (wrong @ self._second.T) * used * (before > 0)
        self._move_second(units.T @ wrong, left)
        first -= self._step(there, rows.T @ back, left)
        self._first[there] = first
        self._bias -= SLOW * left * wrong.sum(axis=0)
        self._hidden -= SLOW * left * back.sum(axis=0)

    def _heard(self, rows: csr_matrix) -> csr_matrix:
        """The rows without the features that are hidden this time: to sum zeros takes as long."""
        chosen = self._luck.random(len(rows.data), dtype=np.float32) >= UNHEARD
        data, columns, ends = entries(rows, chosen)
        return csr_matrix((data / np.float32(1 - UNHEARD), columns, ends), shape=rows.shape)

    def _narrow(self, rows: csr_matrix) -> tuple[csr_matrix, Array]:
        """The rows with the few features they have, and which those are."""
        self._mark[rows.indices] = True
        there = np.flatnonzero(self._mark)
        self._mark[there] = False
        self._place[there] = np.arange(len(there))
        places = self._place[rows.indices]
        return csr_matrix((rows.data, places, rows.indptr), shape=(rows.shape[0], len(there))), there

    def _step(self, there: Array, slopes: Array, left: np.float32) -> Array:
        self._moved[there] += np.einsum("ij,ij->i", slopes, slopes)[:, None] / np.float32(slopes.shape[1])
        slopes *= FAST * left / np.sqrt(self._moved[there])
        return slopes

    def _taken(self, there: Array) -> Array:
        """The weights of some features, always in the same memory: asking for new is a third of the time."""
        if len(there) > len(self._room):
            self._room = np.empty((len(there) + len(there) // 2, self._first.shape[1]), np.float32)
        return np.take(self._first, there, axis=0, out=self._room[: len(there)], mode="clip")

    def _move_second(self, slopes: Array, left: np.float32) -> None:
        self._steps += 1
        self._mean += np.float32(0.1) * (slopes - self._mean)
        self._square += np.float32(0.001) * (slopes**2 - self._square)
        mean = self._mean / np.float32(1 - 0.9**self._steps)
        square = self._square / np.float32(1 - 0.999**self._steps)
        self._second -= SLOW * left * mean / (np.sqrt(square) + np.float32(1e-8))

    def network(self) -> Network:
        """What was learned."""
        return Network(Packed.of(self._first), self._hidden, self._second, self._bias)

    def _random(self, *shape: int) -> Array:
        return self._luck.standard_normal(shape, dtype=np.float32)

    def _kept(self, number: int, hidden: float) -> Array:
        """Zero for what is hidden; the rest raised so that sums stay what they were."""
        chosen = self._luck.random(number, dtype=np.float32) >= hidden
        return np.asarray(chosen.astype(np.float32) / np.float32(1 - hidden))


def entries(rows: csr_matrix, chosen: Array) -> tuple[Array, Array, Array]:
    """Of the entries of some rows those that are chosen: their values, their columns, where each row ends."""
    ends = np.concatenate(([0], np.cumsum(chosen)))[rows.indptr]
    return rows.data[chosen], rows.indices[chosen], ends


def _sigmoid(scores: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)
