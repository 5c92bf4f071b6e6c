# SPDX-License-Identifier: EUPL-1.2
"""Short answers ("ja", "weet ik niet", "geld") are looked up: two letters teach a model nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from content.model import Example
from nlu.recognise.normal import bare, squeezed

MOST_WORDS = 7


class ShortAnswers:
    """Example sentences of a few words, found again however they are spelt out or stretched."""

    def __init__(self, examples: Iterable[Example]) -> None:
        short = [example for example in examples if len(bare(example.text).split()) <= MOST_WORDS]
        self._exact = _table(short, bare)
        self._stretched = _table(short, squeezed)

    def find(self, text: str) -> Example | None:
        """The example `text` repeats; None when it is longer, unknown, or taught with two meanings."""
        if len(text) > 100 or not bare(text):
            return None
        return self._exact.get(bare(text)) or self._stretched.get(squeezed(text))


def _table(examples: list[Example], key: Callable[[str], str]) -> dict[str, Example]:
    found: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        found[key(example.text)].append(example)
    return {text: same[0] for text, same in found.items() if text and len({_meaning(e) for e in same}) == 1}


def _meaning(example: Example) -> tuple[str, tuple[str, ...]]:
    return example.intent, example.themes[:1]
