# SPDX-License-Identifier: EUPL-1.2
"""A message as words, each with a place that jumps at the end of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.safety.lexicon import Lexicon
from nlu.safety.plain_text import plain

JUMP = 5
"""How many places a sentence end counts for, so that a pattern does not reach over it by accident."""

TOKEN = re.compile(r"\w+|\.")
SPELLED_OUT = 3
"""From this many single letters in a row they are read as one word: d o o d."""


@dataclass(frozen=True)
class Words:
    """The words in a pattern's eyes; fillers share the place of the word before them."""

    words: tuple[str, ...]
    places: tuple[int, ...]


def read(text: str, lexicon: Lexicon) -> Words:
    """The words of a message, spelling mended towards the lexicon."""
    return mended(cut(text), lexicon)


def cut(text: str) -> list[str]:
    """The words as they are written, in plain letters, and a full stop at each end of a sentence."""
    return TOKEN.findall(plain(text))


def mended(tokens: list[str], lexicon: Lexicon) -> Words:
    """The same for a message that was cut already."""
    words, places, place = ["^"], [0], 0
    for token in _joined(tokens):
        if token == ".":
            place += JUMP
            continue
        for word in lexicon.spell(token):
            place += word not in lexicon.fillers
            words.append(word)
            places.append(place)
    return Words((*words, "$"), (*places, places[-1] + 1))


def _joined(tokens: list[str]) -> list[str]:
    """The tokens with spelled-out words put together."""
    found: list[str] = []
    letters: list[str] = []
    for token in [*tokens, "."]:
        if len(token) == 1 and token.isalpha():
            letters.append(token)
            continue
        found += ["".join(letters)] if len(letters) >= SPELLED_OUT else letters
        letters = []
        found.append(token)
    return found
