# SPDX-License-Identifier: EUPL-1.2
"""Compiles the rules and trains the detector: `python -m nlu.safety.train` (in nlu's environment)."""

from __future__ import annotations

import importlib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from nlu.safety.compile import compiled
from nlu.safety.detector import KINDS, measure
from nlu.safety.examples import Example, everyday, kept_apart, training
from nlu.safety.features import SIZE, features
from nlu.safety.noise import noisy
from nlu.safety.rules import Rules
from nlu.safety.safety import HERE, RULES_FILE, WEIGHTS_FILE
from nlu.safety.words import read

COPIES = 2
HARMLESS = 0.4
"""Of the harmless sentences, which are many, fewer copies."""
COPY_WEIGHT = 0.35
SHORTEST_COPIED = 8
PAIR_WEIGHT = 0.35
PAIRED = 0.5
JOINS = (". ", " ", ", ", "\n", " en ")
USUAL = 0.9
"""So much of what we learn from is at most as long as a text usually is."""
STRENGTH = 12.0
ROLE_STRENGTH = 6.0
MOST = 127
"""Weights are stored as whole numbers of one byte."""


def lessons(directory: Path, rules: Rules) -> list[Example]:
    """Everything to learn from: our own sentences and the everyday ones in which no rule sees danger."""
    common = [example for example in everyday(directory.parent) if not kept_apart(example)]
    return [*training(directory), *(e for e in common if not rules.find(read(e.text, rules.lexicon)).hits)]


def counted(texts: Sequence[str], rules: Rules) -> Any:
    """One sparse row per text: how often it has each feature."""
    rows = []
    for text in texts:
        found = rules.find(read(text, rules.lexicon))
        rows.append(np.unique(features(found.words.words[1:-1], found.concepts)[0], return_counts=True))
    starts = np.cumsum([0, *(len(numbers) for numbers, _ in rows)])
    sparse = importlib.import_module("scipy.sparse")
    values = np.concatenate([counts for _, counts in rows]).astype(np.float64)
    return sparse.csr_matrix((values, np.concatenate([n for n, _ in rows]), starts), shape=(len(rows), SIZE))


def rarity(counts: Any) -> Any:
    """How much each feature says: the rarer, the more."""
    texts = counts.shape[0]
    return np.log((1 + texts) / (1 + np.diff(counts.tocsc().indptr))) + 1


def scaled(counts: Any, weights: Any, usual: float) -> Any:
    """The rows weighed by rarity and brought to one length, as `Detector` reads them."""
    sparse = importlib.import_module("scipy.sparse")
    return sparse.diags(1 / measure(counts @ (weights**2), usual)) @ counts @ sparse.diags(weights)


def with_copies(examples: Sequence[Example]) -> tuple[list[Example], Any]:
    """The examples, misspelt copies and longer ones made of two, with how much each counts."""
    luck = random.Random(7)
    copies = [
        Example(noisy(example.text, luck), example.kind, example.role)
        for _ in range(COPIES)
        for example in examples
        if len(example.text) > SHORTEST_COPIED and (example.kind != "none" or luck.random() < HARMLESS)
    ]
    pairs = [*mixed(examples, luck)]
    weights = [1.0] * len(examples) + [COPY_WEIGHT] * len(copies) + [PAIR_WEIGHT] * len(pairs)
    return [*examples, *copies, *pairs], np.array(weights)


def mixed(examples: Sequence[Example], luck: random.Random) -> Iterator[Example]:
    """An everyday worry beside another stays harmless; danger beside it stays danger."""
    everyday_ones = [example for example in examples if example.role == "themes"]
    for example in examples:
        if example.kind == "none" and luck.random() > PAIRED:
            continue
        texts = [example.text, luck.choice(everyday_ones).text]
        luck.shuffle(texts)
        yield Example(luck.choice(JOINS).join(texts), example.kind, example.role)


def learn(examples: Sequence[Example], rules: Rules) -> dict[str, Any]:
    """The detector's arrays."""
    everything, counts = with_copies(examples)
    counted_rows = counted([example.text for example in everything], rules)
    rare = rarity(counted_rows[: len(examples)])
    usual = float(np.quantile(counted_rows[: len(examples)] @ (rare**2), USUAL))
    rows = scaled(counted_rows, rare, usual)
    kinds = np.array([KINDS.index(example.kind) for example in everything])
    names = [f"{example.kind}:{example.role}" for example in everything]
    roles = sorted({name for name in names if not name.startswith("none")})
    risky = kinds > 0
    which = np.array([roles.index(name) if name in roles else -1 for name in names])
    kind_model = _fit(rows, kinds, counts, STRENGTH)
    role_model = _fit(rows[risky], which[risky], counts[risky], ROLE_STRENGTH, "balanced")
    weights = np.hstack([kind_model.coef_.T, role_model.coef_.T]) * rare[:, None]
    scale = np.abs(weights).max(axis=0) / MOST
    return {
        "weights": np.round(weights / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "lengths": (rare**2).astype(np.float16),
        "usual": np.float32(usual),
        "start": np.concatenate([kind_model.intercept_, role_model.intercept_]).astype(np.float32),
        "roles": np.array(roles),
    }


def _fit(rows: Any, labels: Any, counts: Any, strength: float, weight: str | None = None) -> Any:
    linear = importlib.import_module("sklearn.linear_model")
    model = linear.LogisticRegression(C=strength, max_iter=400, class_weight=weight)
    return model.fit(rows, labels, sample_weight=counts)


def main(directory: Path = HERE) -> int:
    """Write `detector.json` and `detector.npz`."""
    data = compiled(directory)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    arrays = learn(lessons(directory, Rules(data["rules"])), Rules(data["rules"]))
    np.savez_compressed(directory / WEIGHTS_FILE, learned_from=np.array(data["learned_from"]), **arrays)
    (directory / RULES_FILE).write_text(text + "\n", encoding="utf-8")
    print(f"{directory / RULES_FILE} and {WEIGHTS_FILE} are written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
