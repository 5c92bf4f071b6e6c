# SPDX-License-Identifier: EUPL-1.2
"""The learned detector: one row of weights per feature, read with numpy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from nlu.safety.features import Numbers

KINDS = ("none", "suicide", "geweld", "gevaar")
WINDOW = 160
"""A longer text is also read in stretches of so many letters, each beginning halfway the one before."""

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """How likely each kind is, at its likeliest anywhere in the message, and each role there."""

    kinds: dict[str, float]
    roles: dict[str, float]


@dataclass(frozen=True)
class Detector:
    """Weights for kinds and roles, what a feature adds to a text's length, and how long a text usually is."""

    weights: Scores
    lengths: Scores
    start: Scores
    roles: tuple[str, ...]
    usual: float

    @classmethod
    def load(cls, path: Path) -> Detector:
        """The detector as `python -m nlu.safety.train` wrote it."""
        with np.load(path, allow_pickle=False) as stored:
            weights = stored["weights"].astype(np.float32) * stored["scale"]
            lengths = stored["lengths"].astype(np.float32)
            roles = tuple(str(role) for role in stored["roles"])
            return cls(weights, lengths, stored["start"], roles, float(stored["usual"]))

    def read(self, buckets: Numbers, places: Numbers) -> Reading:
        """The likelihoods of one message; of a long one, of its worst stretch."""
        weights, lengths = self.weights[buckets], self.lengths[buckets]
        scores = self._scores(weights.sum(axis=0)[None], lengths.sum()[None])
        if int(places.max(initial=0)) > WINDOW * 1.5:
            scores = np.concatenate([scores, self._stretches(weights, lengths, places)])
        kinds = _softmax(scores[:, : len(KINDS)])
        worst = int(kinds[:, 0].argmin())
        roles = scores[worst, len(KINDS) :].tolist()
        return Reading(
            dict(zip(KINDS, kinds[worst].tolist(), strict=True)), dict(zip(self.roles, roles, strict=True))
        )

    def _stretches(self, weights: Scores, lengths: Scores, places: Numbers) -> Scores:
        order = np.argsort(places, kind="stable")
        nothing = np.zeros((1, weights.shape[1]), np.float32)
        sums = np.concatenate([nothing, np.cumsum(weights[order], axis=0)])
        totals = np.concatenate([nothing[0, :1], np.cumsum(lengths[order])])
        starts = np.arange(0, int(places.max()), WINDOW // 2)
        begins = np.searchsorted(places[order], starts)
        ends = np.searchsorted(places[order], starts + WINDOW)
        return self._scores(sums[ends] - sums[begins], totals[ends] - totals[begins])

    def _scores(self, totals: Scores, lengths: Scores) -> Scores:
        return np.asarray(totals / measure(lengths, self.usual)[:, None] + self.start)


def measure(lengths: Scores, usual: float) -> Scores:
    """What a text's sum is divided by: up to the usual length its root, so that every sign counts; beyond it
    the length itself, so that the same words said ten times do not count ten times."""
    return np.asarray(np.sqrt(np.maximum(lengths, 1.0) * np.maximum(lengths / usual, 1.0)))


def _softmax(scores: Scores) -> Scores:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)
