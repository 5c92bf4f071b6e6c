# SPDX-License-Identifier: EUPL-1.2
"""Office language, and the plain word an editor can choose instead; the list is `plain/office_words.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from content import word_list

FILE = Path(__file__).parents[1] / "plain" / "office_words.txt"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ENDINGS = ("", "e", "en", "s", "n", "t", "'s")
ANY = "*"


@dataclass(frozen=True)
class OfficeWord:
    """A word or phrase of the list, the plain ones for it, and whether any ending may follow."""

    words: tuple[str, ...]
    plain: str
    open_end: bool

    def begins(self, words: Sequence[str]) -> bool:
        """Whether these words begin with it, its last word perhaps with an ending."""
        *before, last = self.words
        here = words[: len(self.words)]
        if len(here) < len(self.words) or list(here[:-1]) != before:
            return False
        ending = here[-1].removeprefix(last)
        return here[-1].startswith(last) and (self.open_end or ending in ENDINGS)


def found(text: str, words: Mapping[str, Sequence[OfficeWord]] | None = None) -> Iterator[tuple[str, str]]:
    """Each piece of office language in a text, as it stands there, with the plain word."""
    known = listed() if words is None else words
    matches = list(WORD.finditer(text))
    lower = [match[0].lower() for match in matches]
    for at in range(len(lower)):
        for word in known.get(lower[at][:SHORTEST], ()):
            if word.begins(lower[at:]):
                yield text[matches[at].start() : matches[at + len(word.words) - 1].end()], word.plain
                break


SHORTEST = 2
"""So many first letters every word of the list has; by them it is looked up."""


@cache
def listed() -> dict[str, list[OfficeWord]]:
    """The list, by the first letters; longer phrases before their parts."""
    known: dict[str, list[OfficeWord]] = {}
    for phrase, plain in word_list.read(FILE):
        words = tuple(phrase.removesuffix(ANY).split())
        offered = " of ".join(f"“{one.strip()}”" for one in plain.split(";"))
        known.setdefault(words[0][:SHORTEST], []).append(OfficeWord(words, offered, phrase.endswith(ANY)))
    return {
        start: sorted(words, key=lambda word: -len(" ".join(word.words))) for start, words in known.items()
    }
