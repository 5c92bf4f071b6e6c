# SPDX-License-Identifier: EUPL-1.2
"""Names with a letter or two wrong, or written as they sound."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from content.gazetteer.sound import sound

if TYPE_CHECKING:
    from content.gazetteer.index import Named, PlaceIndex

SHORT = 4
"""Shorter names are never guessed."""
LONG = 8
"""From so many letters on two may be wrong."""
SURE_OF_THE_REST = 6
"""From so many letters on the first may be the wrong one."""
HEARD_WRONG = 7
"""From so many letters on a name may be written by ear and have a letter wrong as well."""
BY_EAR = 0.5
"""A name that sounds the same is nearer than one with a letter wrong."""
ENDINGS = (
    "en",
    "e",
    "s",
    "t",
    "je",
    "jes",
    "tje",
    "tjes",
    "de",
    "den",
    "te",
    "er",
    "ers",
    "end",
    "ende",
    "ing",
)
"""What a word our sentences know may have behind it and be known still."""
ADJECTIVE = ("s", "se")
"""What makes another word of a place: "Haarlems", "Utrechtse"."""


def known(index: PlaceIndex, word: str) -> bool:
    """Whether this is an ordinary word, also with an ending."""
    if word in index.heard:
        return True
    return any(
        len(word) > len(end) + 3 and word.endswith(end) and word[: -len(end)] in index.heard
        for end in ENDINGS
    )


@dataclass(frozen=True)
class Spellings:
    """Names in order of length, as written and as they sound, so that only likely ones are compared."""

    written: _Sorted
    sounding: _Sorted

    @classmethod
    def of(cls, names: Sequence[str]) -> Spellings:
        """Those of some names."""
        return cls(_Sorted.of([(n, n) for n in names]), _Sorted.of([(sound(n), n) for n in names]))


@dataclass(frozen=True)
class _Sorted:
    """Spellings with the name each stands for, the shortest first."""

    spellings: list[str]
    names: list[str]
    lengths: list[int]

    @classmethod
    def of(cls, pairs: list[tuple[str, str]]) -> _Sorted:
        pairs = sorted(pairs, key=lambda pair: len(pair[0]))
        return cls([s for s, _ in pairs], [n for _, n in pairs], [len(s) for s, _ in pairs])

    def near(self, phrase: str, most: int) -> Iterator[tuple[str, int]]:
        """The names at most so many letters away, with how many."""
        low = bisect_left(self.lengths, len(phrase) - most)
        likely = self.spellings[low : bisect_right(self.lengths, len(phrase) + most)]
        for _, score, at in process.extract(
            phrase, likely, scorer=OSA.distance, score_cutoff=most, limit=None
        ):
            yield self.names[low + at], int(score)


def spelled(index: PlaceIndex, phrase: str) -> list[Named]:
    """The names a misspelt phrase is nearest to; none for ordinary words, which are not misspelt at all."""
    if len(phrase) < SHORT or all(known(index, word) for word in phrase.split()):
        return []
    found = [n for name in nearest(phrase, index.spellings) for n in index.names[name]]
    return [n for n in found if not n.lesser]


def nearest(phrase: str, spellings: Spellings) -> list[str]:
    """The names that a misspelt phrase is nearest to, by its letters or by its sound."""
    ear = sound(phrase)
    most = 2 if len(phrase) >= LONG else 1
    close: dict[str, float] = dict(spellings.written.near(phrase, most))
    for name, score in spellings.sounding.near(ear, int(len(ear) >= HEARD_WRONG)):
        close[name] = min(close.get(name, most), score + BY_EAR)
    if not close:
        return []
    least = min(close.values())
    found = [name for name, score in close.items() if score == least]
    wrong = {name: OSA.distance(phrase, name) for name in found}
    # "roosendael" sounds like Rozendaal too, and is written like Roosendaal.
    found = [name for name in found if wrong[name] == min(wrong.values())]
    alike = [name for name in found if sound(name)[:1] == ear[:1]]
    if not alike and (least > 1 or len(phrase) < SURE_OF_THE_REST):
        return []
    return [name for name in alike or found if not _derived(phrase, name)]


def certain(phrase: str, spellings: Spellings) -> list[str]:
    """Names with the same first letter that are one letter away, or sound the same."""
    ear = sound(phrase)
    found = nearest(phrase, spellings)
    close = [name for name in found if sound(name) == ear or OSA.distance(phrase, name, score_cutoff=1) <= 1]
    return [name for name in close if sound(name)[:1] == ear[:1]]


def _derived(phrase: str, name: str) -> bool:
    return any(phrase.endswith(end) and not name.endswith(end) for end in ADJECTIVE)
