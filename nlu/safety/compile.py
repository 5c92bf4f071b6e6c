# SPDX-License-Identifier: EUPL-1.2
"""From the rules editors read to the file `Safety.load` reads without a YAML library."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nlu.safety.examples import everyday, example_files, read_yaml, training
from nlu.safety.rules import Rules
from nlu.safety.words import cut

READ_WITH = ("idioms", "fields", "spellings", "fillers", "not_misspelt")
"""Of the rules, what decides how the detector reads a text."""


def compiled(directory: Path) -> dict[str, Any]:
    """What `detector.json` holds: the rules, ordinary words near theirs, what the weights learned from."""
    rules = read_yaml(directory / "rules.yml")
    told = (cut(example.text) for example in (*training(directory), *everyday(directory.parent)))
    whole = {**rules, "ordinary": ordinary(rules, told)}
    return {"rules": whole, "learned_from": learned_from(directory)}


def ordinary(rules: dict[str, Any], told: Iterable[list[str]]) -> list[str]:
    """Words of the examples, as `cut` gives them, that the rules would take for a misspelt one of theirs."""
    counts = Counter(token for tokens in told for token in set(tokens))
    lexicon = Rules(rules).lexicon
    common = (word for word, count in counts.items() if count > 1 and word.isalpha())
    return sorted(word for word in common if lexicon.guesses(word))


def learned_from(directory: Path, rules: dict[str, Any] | None = None) -> str:
    """A mark of what the weights depend on: the sentences, and how the rules make words and word groups of
    them. A pattern of words that are known already needs no new weights: the detector does not see it.
    `rules` are those of the directory, for who has read them already."""
    reading = _reading(rules or read_yaml(directory / "rules.yml"))
    mark = hashlib.sha256(json.dumps(reading, sort_keys=True).encode())
    for path in example_files(directory):
        mark.update(path.read_bytes())
    return mark.hexdigest()


def _reading(rules: dict[str, Any]) -> list[Any]:
    """What a text's words, sayings and word groups are read with."""
    return [sorted(Rules(rules).lexicon.known), *(rules.get(name) for name in READ_WITH)]
