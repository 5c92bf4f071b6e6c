# SPDX-License-Identifier: EUPL-1.2
"""Machines, and how likely what their scores say is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.special import expit

from nlu.recognise import worth
from nlu.recognise.features import Features
from nlu.recognise.machines import Group, Machines, Taught, teach
from nlu.recognise.packed import Array
from nlu.recognise.words import Said
from nlu.recognise.worth import Worth


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
    known: Mapping[str, Worth] | None = None,
) -> tuple[Features, Mixture]:
    """Learn every label from its column of yes and no.

    `spoken` marks the texts that are no mere phrases, `voices` who says each: a voice is kept apart whole,
    for what residents write is in no voice that was learned. What scores are worth is learned here
    too, unless it is `known` of every group.
    """
    spoken = np.ones(len(texts), dtype=bool) if spoken is None else spoken
    features = Features()
    taught = Taught(features.fit(texts), features.letters, spoken)
    if known and all(group.name in known for group in groups):
        return features, _mixture(groups, teach(taught, groups), known)
    with ProcessPoolExecutor(1) as beside:
        # From machines of their own: on two cores that costs no time.
        found = beside.submit(worth.learned, taught, groups, worth.kept_apart(texts, voices))
        machines = teach(taught, groups)
        return features, _mixture(groups, machines, found.result())


def _mixture(groups: Sequence[Group], machines: Machines, known: Mapping[str, Worth]) -> Mixture:
    labels = tuple(label for group in groups for label in group.columns)
    each = np.array([known[group.name] for group in groups for _ in group.columns])
    return Mixture(labels, machines, each[:, :2].astype("float32"), each[:, 2])
