# SPDX-License-Identifier: EUPL-1.2
"""Which words carry an answer: leave each out, and each few that stand together, and see how far it falls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from nlu.recognise.packed import Array

Run = tuple[int, int]
"""Words that stand together: the first, and one past the last."""
Logits = Callable[[Sequence[Run]], Array]
"""The logits of some labels with each run left out; a row for each run."""
Falls = Mapping[Run, float]
"""How much the logit of one label falls without a run."""

NOTHING: Run = (0, 0)
LONGEST = 3
"""Words in a run; longer ones say little of any word in them."""
MANY = 24
"""A longer message is first searched in blocks, then in the few blocks that matter, for every reading of it
takes milliseconds."""
BLOCK = 8
BLOCKS = 3
LONGEST_OF_MANY = 2
LEAST = 0.3
SHARE = 0.15
"""What makes a logit fall less than this, or than this share of what the first word does, is not named."""
EXTRA = 0.3
"""So much more than its words apart must a run carry to be named as one."""
LOWEST, HIGHEST = 1e-6, 1 - 1e-6


@dataclass(frozen=True)
class Word:
    """A word, or a few together, and how likely the answer would be without."""

    text: str
    without: float


@dataclass(frozen=True)
class Answer:
    """How likely each of some labels is, and how much each run carries of it."""

    base: Array
    falls: Mapping[Run, Array]

    def of(self, at: int) -> Falls:
        """What carries one label."""
        return {run: float(fall[at]) for run, fall in self.falls.items()}

    def chance(self, at: int) -> float:
        """How likely the label is by all the words."""
        return chance(self.base[at])

    def without(self, at: int, run: Run) -> float:
        """How likely the label is without `run`."""
        return chance(self.base[at] - self.falls[run][at])


def logit(chances: Array) -> Array:
    """The logits of chances, also of those that are as good as certain."""
    kept = np.clip(chances, LOWEST, HIGHEST)
    return np.asarray(np.log(kept / (1 - kept)))


def chance(logit: float) -> float:
    """The chance a logit stands for."""
    return round(float(expit(logit)), 4)


def ask(words: int, logits: Logits) -> Answer:
    """What happens to every label without each word of a message of so many words, and without each run."""
    if words <= MANY:
        runs = list(_runs((0, words), LONGEST))
    else:
        blocks = _blocks(words, logits)
        runs = list(dict.fromkeys(run for block in blocks for run in _runs(block, LONGEST_OF_MANY)))
    scores = logits([NOTHING, *runs])
    return Answer(scores[0], dict(zip(runs, scores[0] - scores[1:], strict=True)))


def carriers(falls: Falls, most: int, against: bool = False) -> list[Run]:
    """The runs that carry an answer, or with `against` those that speak against it, the strongest first."""
    fall = {run: -value for run, value in falls.items()} if against else dict(falls)
    least = max(LEAST, SHARE * max(fall.values(), default=0.0))
    named = [run for run in fall if fall[run] >= least and _says_more(run, fall)]
    chosen: list[Run] = []
    for run in sorted(named, key=lambda run: -fall[run]):
        if not any(run[0] < other[1] and other[0] < run[1] for other in chosen):
            chosen.append(run)
    return chosen[:most]


def _says_more(run: Run, fall: Falls) -> bool:
    """Whether a run carries more than its words and its shorter runs do."""
    start, end = run
    if end - start == 1:
        return True
    apart = sum(max(fall[at, at + 1], 0.0) for at in range(start, end))
    return fall[run] - max(apart, fall[start, end - 1], fall[start + 1, end]) >= EXTRA


def _blocks(words: int, logits: Logits) -> list[Run]:
    """The few blocks without which some label moves most, each with a word around it."""
    blocks = [(at, min(at + BLOCK, words)) for at in range(0, words, BLOCK)]
    scores = logits([NOTHING, *blocks])
    moved = np.abs(scores[0] - scores[1:]).max(axis=1)
    best = sorted(np.argsort(-moved)[:BLOCKS])
    return [(max(blocks[at][0] - 1, 0), min(blocks[at][1] + 1, words)) for at in best]


def _runs(block: Run, longest: int) -> Iterator[Run]:
    start, end = block
    for length in range(1, longest + 1):
        yield from ((at, at + length) for at in range(start, end - length + 1))
