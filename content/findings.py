# SPDX-License-Identifier: EUPL-1.2
"""What a check says to an editor, in Dutch: the words stand in `findings.yml`, by key."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from content import yaml_file

FILE = Path(__file__).parent / "findings.yml"


@cache
def _words() -> dict[str, str]:
    return {key: str(words) for key, words in yaml_file.read(FILE).data.items()}


def say(key: str, **values: object) -> str:
    """The finding of this key with its holes filled: what is wrong, then how to mend it."""
    return _words()[key].format(**values)
