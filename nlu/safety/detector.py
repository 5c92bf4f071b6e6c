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
"""A text longer than this is also read in stretches of so many letters, each beginning halfway the one before."""

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """How likely each kind is, at its likeliest anywhere in the message, and each role there."""

    kinds: dict[str, float]
    roles: dict[str, float]


@dataclass(frozen=True)
class Detector:
    """Weights for the kinds and the roles, how much a feature counts for a text's length, starting values."""

    weights: Scores
    lengths: Scores
    start: Scores
    roles: tuple[str, ...]

    @classmethod
    def load(cls, path: Path) -> Detector:
        """The detector as `python -m nlu.safety.train` wrote it."""
        with np.load(path, allow_pickle=False) as stored:
            weights = stored["weights"].astype(np.float32) * stored["scale"]
            lengths = stored["lengths"].astype(np.float32)
            return cls(weights, lengths, stored["start"], tuple(str(role) for role in stored["roles"]))

    def read(self, buckets: Numbers, places: Numbers) -> Reading:
        """The likelihoods of one message; of a long one, of its worst stretch."""
        rows, lengths = self.weights[buckets], self.lengths[buckets]
        scores = [self._scores(rows[part], lengths[part]) for part in _windows(places)]
        worst = min(scores, key=lambda score: float(_softmax(score[: len(KINDS)])[0]))
        kinds, roles = _softmax(worst[: len(KINDS)]), worst[len(KINDS) :]
        return Reading(
            dict(zip(KINDS, kinds.tolist(), strict=True)), dict(zip(self.roles, roles.tolist(), strict=True))
        )

    def _scores(self, rows: Scores, lengths: Scores) -> Scores:
        return np.asarray(rows.sum(axis=0) / max(float(lengths.sum()), 1.0) ** 0.5 + self.start)


def _windows(places: Numbers) -> list[npt.NDArray[np.bool_] | slice]:
    end = int(places.max(initial=0))
    if end <= WINDOW * 1.5:
        return [slice(None)]
    starts = range(0, end, WINDOW // 2)
    return [slice(None), *((places >= start) & (places < start + WINDOW) for start in starts)]


def _softmax(scores: Scores) -> Scores:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum(), dtype=np.float32)
