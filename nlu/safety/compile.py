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
from nlu.safety.plain_text import plain
from nlu.safety.rules import Rules
from nlu.safety.words import TOKEN

READ_WITH = ("idioms", "fields", "spellings", "fillers", "not_misspelt")
"""Of the rules, what decides how the detector reads a text."""


def compiled(directory: Path) -> dict[str, Any]:
    """What `detector.json` holds: the rules, ordinary words near theirs, what the weights learned from."""
    rules = read_yaml(directory / "rules.yml")
    texts = [example.text for example in (*training(directory), *everyday(directory.parent))]
    whole = {**rules, "ordinary": ordinary(rules, texts)}
    return {"rules": whole, "learned_from": learned_from(directory)}


def ordinary(rules: dict[str, Any], texts: Iterable[str]) -> list[str]:
    """Words of the examples that the rules would take for a misspelling of one of theirs."""
    counts = Counter(token for text in texts for token in set(TOKEN.findall(plain(text))))
    lexicon = Rules(rules).lexicon
    common = (word for word, count in counts.items() if count > 1 and word.isalpha())
    return sorted(word for word in common if lexicon.guesses(word))


def learned_from(directory: Path) -> str:
    """A mark of what the weights depend on: the sentences, and how the rules make words and word groups of
    them. A pattern of words that are known already needs no new weights: the detector does not see it."""
    mark = hashlib.sha256(json.dumps(_reading(read_yaml(directory / "rules.yml")), sort_keys=True).encode())
    for path in example_files(directory):
        mark.update(path.read_bytes())
    return mark.hexdigest()


def _reading(rules: dict[str, Any]) -> list[Any]:
    """What a text's words, sayings and word groups are read with."""
    return [sorted(Rules(rules).lexicon.known), *(rules.get(name) for name in READ_WITH)]
