# SPDX-License-Identifier: EUPL-1.2
"""What the two scores of a label are worth, and an offset: learned from texts that were kept apart.

To learn it takes a second training of everything, and for the sentences that come with Omzien the same few
numbers come out every time. Those are kept in `worth.toml`; `python -m nlu.recognise.weigh` learns them anew.
"""

from __future__ import annotations

import tomllib
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from nlu.recognise.machines import Group, Taught, teach
from nlu.recognise.packed import Array
from nlu.recognise.words import Said

FILE = Path(__file__).with_suffix(".toml")
PARTS = 5
"""One part in five is kept apart once, to learn what a score is worth."""
FEWEST = 4
"""So many sentences of a label must be kept apart to learn from it."""
CAUTIOUS = (1.0, 0.0, -2.0)
"""Where there are too few sentences to learn it."""
MANY = 20_000
"""From so many texts on the sentences that come with Omzien are most of them."""
Worth = tuple[float, ...]
"""Of the linear score, of the networks' and the offset."""


def kept(file: Path = FILE) -> dict[str, Worth]:
    """What the scores of each group are worth in trainings like the one they were learned in."""
    return {name: tuple(values) for name, values in tomllib.loads(file.read_text("utf-8"))["groups"].items()}


def kept_apart(texts: Sequence[Said], voices: Sequence[str] | None) -> Array:
    """Which texts are kept apart: about one in five, by voice, or by text where no voice is known."""
    names = [voice or said.text for voice, said in zip(voices or [""] * len(texts), texts, strict=True)]
    return np.array([zlib.crc32(name.encode()) % PARTS == 0 for name in names])


def learned(taught: Taught, groups: Sequence[Group], apart: Array) -> dict[str, Worth]:
    """For each group what its scores are worth: from texts that were not learned from, and only from what is
    spoken, for that is what residents write."""
    asked, others = np.flatnonzero(apart & taught.spoken), np.flatnonzero(~apart)
    if not len(asked) or not len(others):
        return {group.name: CAUTIOUS for group in groups}
    machines = teach(taught.only(others), [group.only(others) for group in groups])
    scores = machines.scores(taught.rows[asked])
    ends = np.cumsum([len(group.columns) for group in groups])
    parts = np.split(scores, ends[:-1], axis=1)
    return {g.name: _shared(mine, g.only(asked)) for g, mine in zip(groups, parts, strict=True)}


def _shared(scores: Array, group: Group) -> Worth:
    """What the two scores are worth in one group: for one label alone there is too little to learn from."""
    truths = np.stack(list(group.columns.values()), axis=1)
    enough = np.minimum(truths.sum(axis=0), (~truths).sum(axis=0)) >= FEWEST
    if not enough.any():
        return CAUTIOUS
    seen, known = scores[:, enough].reshape(-1, 2), truths[:, enough].reshape(-1)
    found = LogisticRegression(C=100.0).fit(seen, known)
    return (*(float(value) for value in found.coef_[0]), float(found.intercept_[0]))
