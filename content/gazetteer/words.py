# SPDX-License-Identifier: EUPL-1.2
"""A text as the words a place name is looked up by, each knowing where it was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

MOST_WORDS = 400
LOOK_BACK = 3
_WORD = re.compile(r"[^\W_]+(?:['’‘`´][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’‘`´]")
_ENDING = re.compile(r"[.!?\n]\s*$")


@dataclass(frozen=True)
class Word:
    """One word: how it is looked up, and where it stands in the text."""

    key: str
    start: int
    end: int
    capital: bool = False


def plain(text: str) -> str:
    """Lower case, without accents and apostrophes."""
    letters = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()


def key(name: str) -> str:
    """How a place name is looked up: its words with one space between."""
    return " ".join(word.key for word in words(name))


def words(text: str) -> list[Word]:
    """The words of a text; a capital counts only inside a sentence, and not in a text of capitals."""
    shouting = text.upper() == text
    found: list[Word] = []
    for match in list(_WORD.finditer(text))[:MOST_WORDS]:
        before = text[max(0, match.start() - LOOK_BACK) : match.start()]
        first = not found or _ENDING.search(before) is not None
        capital = match[0][0].isupper() and not first and not shouting
        found.append(Word(plain(match[0]), match.start(), match.end(), capital))
    return found


def written(text: str, said: Sequence[Word]) -> str:
    """Words as they stand in the text, with the apostrophe before and the bracket behind."""
    start, end = said[0].start, said[-1].end
    start -= start > 0 and _APOSTROPHE.match(text[start - 1]) is not None
    bracket = text[end : end + 1] == ")" and "(" in text[start:end]
    return text[start : end + bracket]
