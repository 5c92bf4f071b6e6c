# SPDX-License-Identifier: EUPL-1.2
"""Compiles the rules and trains the detector: `python -m nlu.safety.train` (in nlu's environment)."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from nlu.safety.compile import compiled
from nlu.safety.decision import PERHAPS
from nlu.safety.detector import DANGERS, counted
from nlu.safety.examples import LOOKS_LIKE_IT, Example, everyday, kept_apart, training
from nlu.safety.features import WORDS_FROM, features
from nlu.safety.rules import Found, Rules
from nlu.safety.safety import HERE, RULES_FILE, WEIGHTS_FILE
from nlu.safety.words import read

STRENGTH = 0.5
ROLE_STRENGTH = 0.3
DANGER_COUNTS = 2.0
"""Danger that is missed is worse than a question too many."""
HIDDEN = 32
EPOCHS = 12
WORDS_COUNT = 2.0
"""There are far more groups of letters in a text than words."""
SELDOM = 4
"""What stands in fewer texts than this teaches that one text only."""
ASKED = 0.14
"""So many of our own harmless messages in strong words may be asked about. They were written to mislead: of
those by others, and of the heaviest everyday stories, it is about as many."""
ENOUGH = 50
"""With fewer of them apart the bar cannot be set by them."""
Array = Any
Heard = Callable[[str], Found]
"""What the rules hear in a text."""


def listener(rules: Rules) -> Heard:
    """Every text is read by the rules once."""
    return cache(lambda text: rules.find(read(text, rules.lexicon)))


def lessons(directory: Path, heard: Heard) -> list[Example]:
    """Everything to learn from: our own sentences and the everyday ones in which no rule sees danger."""
    common = everyday(directory.parent)
    return [*training(directory), *(e for e in common if not heard(e.text).hits)]


def vocabulary(numbers: Sequence[Array]) -> tuple[Array, Array]:
    """The features that are not too seldom, in order, and in how many texts each stands."""
    known, texts = np.unique(np.concatenate([np.unique(of_one) for of_one in numbers]), return_counts=True)
    return known[texts >= SELDOM].astype(np.uint32), texts[texts >= SELDOM]


def rows_of(numbers: Sequence[Array], known: Array) -> Array:
    """One sparse row per text: how often it has each known feature."""
    found = [counted(of_one, known) for of_one in numbers]
    starts = np.cumsum([0, *(len(rows) for rows, _ in found)])
    values, places = (np.concatenate([pair[at] for pair in found]) for at in (1, 0))
    return importlib.import_module("scipy.sparse").csr_matrix(
        (values, places, starts), shape=(len(numbers), len(known))
    )


def rarity(known: Array, texts: Array, many: int) -> Array:
    """How much each feature says of `many` texts: the rarer, the more."""
    rare = np.log((1 + many) / (1 + texts)) + 1
    rare[known >= WORDS_FROM] *= WORDS_COUNT
    return rare.astype(np.float16)


def scaled(counts: Array, rare: Array) -> Array:
    """The rows as `detector.weighed` weighs them."""
    rows = counts.copy()
    rows.data = (1 + np.log(rows.data)) * rare.astype(np.float32)[rows.indices]
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel()) + 1e-9
    rows.data /= np.repeat(lengths.astype(np.float32), np.diff(rows.indptr))
    return rows


def learn(examples: Sequence[Example], heard: Heard) -> dict[str, Array]:
    """The detector's arrays; what its two scores are worth is learned beside, on the other core."""
    numbers = [_numbers(heard(example.text)) for example in examples]
    known, texts = vocabulary(numbers)
    rare = rarity(known, texts, len(examples))
    rows = scaled(rows_of(numbers, known), rare)
    with ProcessPoolExecutor(1) as beside:
        worth = beside.submit(_worth, rows, examples)
        return {**_teach(rows, examples).arrays(), "known": known, "rarity": rare, "worth": worth.result()}


def _numbers(found: Found) -> Array:
    return features(found.words.words[1:-1], found.concepts)[0]


@dataclass(frozen=True)
class Taught:
    """The line, where each of its columns begins, the network, and the roles of the last columns."""

    line: Any
    start: Array
    network: Any
    roles: tuple[str, ...]

    def scores(self, rows: Array) -> Array:
        """What line and network give each row for any danger, side by side."""
        line = (self.line.times(rows) + self.start)[:, :1]
        return np.hstack([line, self.network.scores(rows)[:, :1]])

    def arrays(self) -> dict[str, Array]:
        """As the detector keeps it."""
        return {
            "line": self.line.whole,
            "line_scale": self.line.scale,
            "start": self.start,
            "first": self.network.first.whole,
            "first_scale": self.network.first.scale,
            "hidden": self.network.hidden,
            "second": self.network.second,
            "bias": self.network.bias,
            "roles": np.array(self.roles),
        }


def _teach(rows: Array, examples: Sequence[Example]) -> Taught:
    roles = sorted({f"{example.kind}:{example.role}" for example in examples if example.kind != "none"})
    lines = [*_of_kinds(rows, examples), *_of_roles(rows, examples, roles)]
    packed, network = (importlib.import_module(f"nlu.recognise.{name}") for name in ("packed", "network"))
    return Taught(
        packed.Packed.of(np.stack([weights for weights, _ in lines], axis=1)),
        np.array([start for _, start in lines], np.float32),
        network.train(rows, _truths(examples), HIDDEN, EPOCHS),
        tuple(roles),
    )


def _truths(examples: Sequence[Example]) -> Array:
    """Any danger, then each kind of it."""
    kinds = np.array([example.kind for example in examples])
    return np.stack([kinds != "none", *(kinds == kind for kind in DANGERS)], axis=1)


def _of_kinds(rows: Array, examples: Sequence[Example]) -> Iterator[tuple[Array, float]]:
    for truth in _truths(examples).T:
        yield _line(rows, truth, STRENGTH, {True: DANGER_COUNTS, False: 1.0})


def _of_roles(
    rows: Array, examples: Sequence[Example], roles: Sequence[str]
) -> Iterator[tuple[Array, float]]:
    """Each role against the others of its kind."""
    names = np.array([f"{example.kind}:{example.role}" for example in examples])
    kinds = np.array([example.kind for example in examples])
    for role in roles:
        same = kinds == role.split(":")[0]
        yield _line(rows[same], names[same] == role, ROLE_STRENGTH, "balanced")


def _line(rows: Array, truth: Array, strength: float, weight: Any) -> tuple[Array, float]:
    if truth.all() or not truth.any():
        return np.zeros(rows.shape[1]), 1.0 if truth.all() else -1.0
    svm = importlib.import_module("sklearn.svm")
    model = svm.LinearSVC(C=strength, random_state=7, class_weight=weight).fit(rows, truth)
    return model.coef_[0], float(model.intercept_[0])


def _worth(rows: Array, examples: Sequence[Example]) -> Array:
    """What the line's and the network's score for any danger are worth, and an offset, of examples that were
    kept apart once."""
    apart = np.array([kept_apart(example) for example in examples])
    taught, examples = ([e for e, it in zip(examples, apart, strict=True) if it == kept] for kept in (0, 1))
    seen = _teach(rows[~apart], taught).scores(rows[apart])
    linear = importlib.import_module("sklearn.linear_model")
    model = linear.LogisticRegression(C=100.0).fit(seen, [example.kind != "none" for example in examples])
    harmless = (seen @ model.coef_[0])[[example.role == LOOKS_LIKE_IT for example in examples]]
    return np.array([*model.coef_[0], _offset(harmless, float(model.intercept_[0]))], np.float32)


def _offset(harmless: Array, learned: float) -> float:
    """Where so many of the harmless messages in strong words are asked about as we can bear."""
    if len(harmless) < ENOUGH:
        return learned
    return float(np.log(PERHAPS / (1 - PERHAPS)) - np.quantile(harmless, 1 - ASKED))


def main(directory: Path = HERE) -> int:
    """Write `detector.json`, and `detector.npz` where what it learned from has changed."""
    data = compiled(directory)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if mark_of(directory / WEIGHTS_FILE) != data["learned_from"]:
        heard = listener(Rules(data["rules"]))
        arrays = learn(lessons(directory, heard), heard)
        # Not compressed: every process that takes messages in reads it at its start.
        np.savez(directory / WEIGHTS_FILE, learned_from=np.array(data["learned_from"]), **arrays)
    (directory / RULES_FILE).write_text(text + "\n", encoding="utf-8")
    print(f"{directory / RULES_FILE} is written, and {WEIGHTS_FILE} is right")
    return 0


def mark_of(weights: Path) -> str | None:
    """What these weights were learned from; None where there are none."""
    if not weights.is_file():
        return None
    with np.load(weights, allow_pickle=False) as stored:
        return str(stored["learned_from"])


if __name__ == "__main__":
    sys.exit(main())
