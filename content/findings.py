# SPDX-License-Identifier: EUPL-1.2
"""What a check says to an editor, in Dutch: the words stand in `findings.yml`, by key."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "findings.yml"


@cache
def _words() -> dict[str, str]:
    # Not by `yaml_file`: that says things itself.
    return {key: str(words) for key, words in yaml.safe_load(FILE.read_text("utf-8")).items()}


def say(key: str, /, **values: object) -> str:
    """The finding of this key with its holes filled: what is wrong, then how to mend it."""
    return _words()[key].format(**values)


def either(words: Iterable[object]) -> str:
    """Words to choose from: een, twee of drie."""
    *most, last = map(str, words)
    return f"{', '.join(most)} of {last}" if most else last


def named(kind: str) -> str:
    """What an editor calls a kind of entry."""
    return say(f"kind_{kind}")
