# SPDX-License-Identifier: EUPL-1.2
"""Labels with few sentences beside labels with thousands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from content.model import PHRASE, WORRY, Example

ENOUGH = 400
"""A label with fewer sentences than this would hardly be heard beside the large ones."""
MOST = 6
"""How often a sentence is learned at most: a theme of sixty must not know those sixty by heart only."""


def times(examples: Sequence[Example]) -> list[int]:
    """How often each example is learned: more than once where a theme of it is scarce."""
    known = Counter(theme for example in examples for theme in example.themes)
    return [max((_often(known[theme]) for theme in example.themes), default=1) for example in examples]


def intents(examples: Sequence[Example]) -> set[str]:
    """The intents that are scarce."""
    known = Counter(example.intent for example in examples)
    return {name for name, number in known.items() if number < ENOUGH and name not in (WORRY, PHRASE)}


def _often(number: int) -> int:
    return min(MOST, max(1, round(ENOUGH / number)))
