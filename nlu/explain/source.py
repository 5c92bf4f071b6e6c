# SPDX-License-Identifier: EUPL-1.2
"""Where something stands that an editor may want to change: the file and the line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from content.model import Example
from nlu.directory import ROOT
from nlu.recognise.word_lists import CONCEPTS, PHRASES

CONTENT = ROOT / "content"
RULES = CONTENT / "safety" / "rules.yml"


def rule(name: str) -> str:
    """Where a rule of danger stands."""
    return _first(RULES, re.compile(rf"\s*- id: {re.escape(name)}\s*$")) or _shown(RULES)


def guard(name: str) -> str:
    """Where the guards of a name stand."""
    return _first(RULES, re.compile(rf"  {re.escape(name)}:\s*$")) or _shown(RULES)


def concept(name: str) -> str:
    """Where a group of words stands first."""
    return _first(CONCEPTS, re.compile(rf"{re.escape(name)}\s*:")) or _shown(CONCEPTS)


def example(found: Example) -> str | None:
    """Where a sentence stands in the content that ships with Omzien; None where it is not in there."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(found.text.strip())}(?![\w-])")
    return next((place for file in _files(found) if (place := _first(file, pattern))), None)


def _files(found: Example) -> Iterator[Path]:
    for folder in (
        *(CONTENT / "themes" / theme for theme in found.themes),
        CONTENT / "intents" / found.intent,
    ):
        yield from sorted(folder.glob(f"{found.voice or '*'}.txt"))
        yield folder.with_suffix(".yml")
    yield PHRASES


def _first(file: Path, pattern: re.Pattern[str]) -> str | None:
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    numbers = (number for number, line in enumerate(lines, 1) if pattern.search(line))
    return next((f"{_shown(file)}:{number}" for number in numbers), None)


def _shown(file: Path) -> str:
    return str(file.relative_to(ROOT))
