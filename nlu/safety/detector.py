# SPDX-License-Identifier: EUPL-1.2
"""The learned detector: a line of weights for each answer, and a small network beside it, read with numpy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from nlu.safety.features import Numbers

KINDS = ("none", "suicide", "geweld", "gevaar")
DANGERS = KINDS[1:]
ANY = 1
"""Columns before those of the kinds: whether there is any danger at all."""
LONG = 600
"""From so many letters on a text is also read in stretches."""
WINDOW = 300
"""So many letters has a stretch; each begins halfway the one before."""
DOUBT = 1.0
"""What the score of a stretch is lowered by: the worst of many looks worse than it is."""
NET_SHARE = 0.25
"""What the network says of a kind counts so much beside the line."""

Scores = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Reading:
    """How likely each kind is, at its likeliest anywhere in the message, and each role there."""

    kinds: dict[str, float]
    roles: dict[str, float]


@dataclass(frozen=True)
class Detector:
    """What was learned. `known` has the numbers of the features, in order, and every other array a row for
    each. `line` has a column for any danger, one for each kind and one for each role; the network gives a
    score for any danger and each kind."""

    known: npt.NDArray[np.uint32]
    line: Bytes
    line_scale: Scores
    start: Scores
    first: Bytes
    first_scale: Scores
    hidden: Scores
    second: Scores
    bias: Scores
    rarity: npt.NDArray[np.float16]
    worth: Scores
    roles: tuple[str, ...]

    @classmethod
    def load(cls, path: Path) -> Detector:
        """The detector as `python -m nlu.safety.train` wrote it."""
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in cls.__dataclass_fields__ if name != "roles"}
            return cls(**arrays, roles=tuple(str(role) for role in stored["roles"]))

    def read(self, numbers: Numbers, places: Numbers) -> Reading:
        """The likelihoods of one message; of a long one, of its worst stretch."""
        best = self.scores(numbers)
        if int(places.max(initial=0)) > LONG:
            for stretch in _stretches(numbers, places):
                scores = self.scores(stretch)
                if self.danger(scores) - DOUBT > self.danger(best):
                    best = (scores[0] - np.float32(DOUBT / self.worth[0]), scores[1])
        return self._reading(best)

    def danger(self, scores: tuple[Scores, Scores]) -> float:
        """How much speaks for danger: 0 is as likely as not."""
        return float(self.worth[0] * scores[0][0] + self.worth[1] * scores[1][0] + self.worth[2])

    def scores(self, numbers: Numbers) -> tuple[Scores, Scores]:
        """What the line and the network give a text, column by column."""
        rows, values = weighed(numbers, self.known, self.rarity)
        line = (values @ self.line[rows].astype(np.float32)) * self.line_scale + self.start
        units = (values @ self.first[rows].astype(np.float32)) * self.first_scale + self.hidden
        return line, np.asarray(np.maximum(units, 0) @ self.second + self.bias, np.float32)

    def _reading(self, scores: tuple[Scores, Scores]) -> Reading:
        line, net = scores
        danger = 1 / (1 + np.exp(-self.danger(scores)))
        shares = _softmax(2 * (line[ANY : ANY + len(DANGERS)] + NET_SHARE * net[ANY:]))
        kinds = {"none": float(1 - danger)}
        kinds |= {kind: float(danger * share) for kind, share in zip(DANGERS, shares, strict=True)}
        roles = line[ANY + len(DANGERS) :].tolist()
        return Reading(kinds, dict(zip(self.roles, roles, strict=True)))


def weighed(
    numbers: Numbers, known: npt.NDArray[np.uint32], rarity: npt.NDArray[np.float16]
) -> tuple[Numbers, Scores]:
    """The row of each known feature once with its weight in the text: often helps a little, rare a lot, all
    brought to one length; what was hardly ever seen in training is left out."""
    rows, counts = counted(numbers, known)
    values = (1 + np.log(counts)) * rarity[rows].astype(np.float32)
    return rows, np.asarray(values / (np.sqrt((values**2).sum()) + 1e-9), np.float32)


def counted(numbers: Numbers, known: npt.NDArray[np.uint32]) -> tuple[Numbers, Scores]:
    """The row of each known feature once, and how often the text has it."""
    there, counts = np.unique(numbers, return_counts=True)
    rows = np.minimum(np.searchsorted(known, there.astype(np.uint32)), len(known) - 1)
    found = known[rows] == there
    return rows[found], counts[found].astype(np.float32)


def _stretches(numbers: Numbers, places: Numbers) -> list[Numbers]:
    order = np.argsort(places, kind="stable")
    numbers, places = numbers[order], places[order]
    starts = range(0, int(places.max()), WINDOW // 2)
    cuts = [np.searchsorted(places, (start, start + WINDOW)) for start in starts]
    return [numbers[begin:end] for begin, end in cuts if end > begin]


def _softmax(scores: Scores) -> Scores:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum(), dtype=np.float32)
