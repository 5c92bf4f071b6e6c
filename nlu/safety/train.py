# SPDX-License-Identifier: EUPL-1.2
"""Compiles the rules and trains the detector: `python -m nlu.safety.train` (in nlu's environment)."""

from __future__ import annotations

import hashlib
import importlib
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from nlu.safety.atoms import members
from nlu.safety.detector import KINDS
from nlu.safety.examples import Example, everyday, example_files, kept_apart, read_yaml, training
from nlu.safety.features import SIZE, Numbers, features
from nlu.safety.noise import noisy
from nlu.safety.plain_text import plain
from nlu.safety.rules import Rules
from nlu.safety.safety import HERE, RULES_FILE, WEIGHTS_FILE
from nlu.safety.words import TOKEN, read

COPIES = 2
HARMLESS = 0.4
"""Of the harmless sentences, which are many, fewer copies."""
COPY_WEIGHT = 0.35
STRENGTH = 12.0
ROLE_STRENGTH = 6.0
MOST = 127
"""Weights are stored as whole numbers of one byte."""


def compiled(directory: Path) -> dict[str, Any]:
    """What `detector.json` holds: the rules, the ordinary words near theirs, and what the weights learned from."""
    rules = read_yaml(directory / "rules.yml")
    return {"rules": {**rules, "ordinary": ordinary(rules, directory)}, "learned_from": learned_from(directory)}


def ordinary(rules: dict[str, Any], directory: Path) -> list[str]:
    """Words of the examples that the rules would take for a misspelling of one of theirs."""
    texts = [example.text for example in (*training(directory), *everyday(directory.parent))]
    counts = Counter(token for text in texts for token in set(TOKEN.findall(plain(text))))
    lexicon = Rules(rules).lexicon
    common = (word for word, count in counts.items() if count > 1 and word.isalpha())
    return sorted(word for word in common if lexicon.guesses(word))


def learned_from(directory: Path) -> str:
    """A mark of the rules and examples; it differs as soon as one of them changes."""
    mark = hashlib.sha256()
    for path in (directory / "rules.yml", *example_files(directory)):
        mark.update(path.read_bytes())
    return mark.hexdigest()


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


def scaled(counts: Any, weights: Any) -> Any:
    """The rows weighed by rarity and brought to one length, as `Detector` reads them."""
    lengths = np.sqrt(np.maximum(counts @ (weights**2), 1.0))
    sparse = importlib.import_module("scipy.sparse")
    return sparse.diags(1 / lengths) @ counts @ sparse.diags(weights)


def with_copies(examples: Sequence[Example]) -> tuple[list[Example], Any]:
    """The examples and misspelt copies of them, with how much each counts."""
    luck = random.Random(7)
    copies = [
        Example(noisy(example.text, luck), example.kind, example.role)
        for _ in range(COPIES)
        for example in examples
        if len(example.text) > 8 and (example.kind != "none" or luck.random() < HARMLESS)
    ]
    weights = [1.0] * len(examples) + [COPY_WEIGHT] * len(copies)
    return [*examples, *copies], np.array(weights)


def learn(examples: Sequence[Example], rules: Rules) -> dict[str, Any]:
    """The detector's arrays."""
    everything, counts = with_copies(examples)
    counted_rows = counted([example.text for example in everything], rules)
    rare = rarity(counted_rows[: len(examples)])
    rows = scaled(counted_rows, rare)
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
