# SPDX-License-Identifier: EUPL-1.2
"""A linear machine for each label, and two small networks beside them: what gives scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC
from threadpoolctl import threadpool_limits

from nlu.recognise import views
from nlu.recognise.packed import Array, Packed
from nlu.recognise.views import Views

STRENGTH = 0.5
CLOSE = 0.01
"""How near the best line is near enough: a hundred times nearer takes a third longer and changes nothing."""
SEED = 7
Columns = dict[str, Array]
Line = tuple[Array, float]


@dataclass(frozen=True)
class Group:
    """Labels that share what a score is worth; `phrases` says whether their lines are learned from phrases
    too."""

    columns: Columns
    phrases: bool = True
    name: str = ""

    def only(self, chosen: Array) -> Group:
        """The same labels for a part of the texts."""
        return Group({name: column[chosen] for name, column in self.columns.items()}, self.phrases, self.name)


@dataclass(frozen=True)
class Taught:
    """Texts as rows of features, of which the first `letters` are letter groups; `spoken` marks those that
    are no mere phrases."""

    rows: csr_matrix
    letters: int
    spoken: Array

    def only(self, chosen: Array) -> Taught:
        """A part of the texts."""
        return Taught(self.rows[chosen], self.letters, self.spoken[chosen])


@dataclass(frozen=True)
class Machines:
    """What gives scores."""

    linear: Packed
    bias: Array
    networks: Views

    def scores(self, rows: csr_matrix) -> Array:
        """For each row and label the linear score and the networks': an array of shape (rows, labels, 2)."""
        return np.stack([self.linear.times(rows) + self.bias, self.networks.scores(rows)], axis=2)


def teach(taught: Taught, groups: Sequence[Group]) -> Machines:
    """Learn every label of every group; the lines beside the networks, which leave a core free."""
    truths = np.stack([column for group in groups for column in group.columns.values()], axis=1)
    # Two threads at work leave no core for those that numpy keeps waiting, which wait by running.
    with threadpool_limits(1), ThreadPoolExecutor(1) as beside:
        linear = beside.submit(_lines, taught, groups)
        networks = views.train(taught.rows, truths, taught.letters)
        weights, bias = zip(*linear.result(), strict=True)
    return Machines(Packed.of(np.stack(weights, axis=1).astype("float32")), np.array(bias), networks)


def _lines(taught: Taught, groups: Iterable[Group]) -> list[Line]:
    return [line for group in groups for line in _of_group(taught, group)]


def _of_group(taught: Taught, group: Group) -> Iterator[Line]:
    kept = slice(None) if group.phrases else taught.spoken
    # liblinear sums in double precision: given so at once, not every label makes a copy of all of it.
    rows = taught.rows[kept].astype("float64")
    return (_line(rows, column[kept]) for column in group.columns.values())


def _line(rows: csr_matrix, column: Array) -> Line:
    if column.all() or not column.any():
        return np.zeros(rows.shape[1]), 1.0 if column.all() else -1.0
    machine = LinearSVC(C=STRENGTH, tol=CLOSE, random_state=SEED).fit(rows, column)
    return machine.coef_[0], float(machine.intercept_[0])
