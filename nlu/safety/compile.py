# SPDX-License-Identifier: EUPL-1.2
"""From the rules editors read to the file `Safety.load` reads without a YAML library."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nlu.safety.examples import everyday, example_files, read_yaml, training
from nlu.safety.plain_text import plain
from nlu.safety.rules import Rules
from nlu.safety.words import TOKEN


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
    """A mark of the rules and examples; it differs as soon as one of them changes."""
    mark = hashlib.sha256()
    for path in (directory / "rules.yml", *example_files(directory)):
        mark.update(path.read_bytes())
    return mark.hexdigest()
