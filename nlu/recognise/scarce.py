# SPDX-License-Identifier: EUPL-1.2
"""Labels with few sentences beside labels with thousands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from content.model import PHRASE, WORRY, Example

ENOUGH = 400
"""A label with fewer sentences than this would hardly be heard beside the large ones ..."""
SHARE = 4
"""... where those have at least so many times as many."""
MOST = 6
"""How often a sentence is learned at most: a theme of sixty must not know those sixty by heart only."""


def times(examples: Sequence[Example]) -> list[int]:
    """How often each example is learned: more than once where a theme of it is scarce."""
    known = Counter(theme for example in examples for theme in example.themes)
    enough = _enough(known)
    return [max((_often(known[theme], enough) for theme in e.themes), default=1) for e in examples]


def intents(examples: Sequence[Example]) -> set[str]:
    """The intents that are scarce."""
    known = Counter(example.intent for example in examples)
    enough = _enough(known)
    return {name for name, number in known.items() if number < enough and name not in (WORRY, PHRASE)}


def _enough(known: Counter[str]) -> int:
    return min(ENOUGH, max(known.values(), default=0) // SHARE)


def _often(number: int, enough: int) -> int:
    return min(MOST, max(1, round(enough / number)))
