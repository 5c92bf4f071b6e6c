# SPDX-License-Identifier: EUPL-1.2
"""Place names inside a sentence, with care for villages that are called like an ordinary word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise

from content.model import Place, PlaceMatch
from content.place_index import Named, PlaceIndex
from content.place_spelling import spelled
from content.place_words import Word, words, written

NEAR_KM = 35.0
LONGEST = 5
FREE = 5
"""Letters a town's name must have to count without a word like "in" before it."""
_CODE = re.compile(r"(?<![\w.,€-])([1-9]\d{3})\s?([A-Z]{2}|[a-z]{2})(?!\w)")
_BARE = re.compile(r"\b(?:postcode|pc)\W{1,3}(?:is\s)?([1-9]\d{3})(?!\d)", re.IGNORECASE)
COPIED = 1234
"""The postcode people copy from an example; it does not exist."""


@dataclass(frozen=True)
class Hit:
    """Words that are a place name, and how sure the words before them make it."""

    named: tuple[Named, ...]
    first: int
    last: int
    sure: int


@dataclass(frozen=True)
class Sentence:
    """A text with its words; in an `answer` to "where?" a name needs no word like "in" before it."""

    index: PlaceIndex
    text: str
    said: list[Word]
    answer: bool

    def key(self, at: int) -> str:
        """The word at a position, empty before the first."""
        return self.said[at].key if at >= 0 else ""

    def phrase(self, first: int, last: int) -> str:
        """Some words as a name is looked up."""
        return " ".join(word.key for word in self.said[first:last])


def spot(index: PlaceIndex, text: str, answer: bool = False) -> PlaceMatch | None:
    """The surest place in a text."""
    place = _postcode(index, text)
    if place is not None:
        return place
    sentence = Sentence(index, text, words(text), answer)
    hits = [hit for first in range(len(sentence.said)) if (hit := _hit(sentence, first))]
    if hits:
        return _match(sentence, max(hits, key=lambda hit: (hit.sure, hit.last - hit.first, -hit.first)))
    lives = any(word.key in index.around.lives for word in sentence.said)
    return after_in(index, text, sentence.said) if lives and not answer else None


def _postcode(index: PlaceIndex, text: str) -> PlaceMatch | None:
    for match in _CODE.finditer(text):
        apart = len(match[0]) > len(match[1] + match[2])
        if apart and match[2] in index.around.not_letters:
            continue
        place = at_postcode(index, int(match[1]))
        if place:
            return PlaceMatch("one", (place,), match[0])
    bare = _BARE.search(text)
    place = at_postcode(index, int(bare[1])) if bare else None
    return PlaceMatch("one", (place,), bare[1]) if bare and place else None


def at_postcode(index: PlaceIndex, number: int) -> Place | None:
    """The place of a postcode; an unknown one (a PO box) between two of one municipality lies there too."""
    codes = index.postcodes
    at = bisect_left(codes, number, key=lambda code: code.number)
    if at < len(codes) and codes[at].number == number:
        return index.place_of(codes[at])
    between = 0 < at < len(codes) and codes[at - 1].code == codes[at].code
    return index.place_of(codes[at - 1]) if between and number != COPIED else None


def _hit(sentence: Sentence, first: int) -> Hit | None:
    for last in range(min(first + LONGEST, len(sentence.said)), first, -1):
        phrase = sentence.phrase(first, last)
        named = sentence.index.names.get(phrase, [])
        towns = [n for n in named if not n.lesser and not phrase.isdigit()]
        sure = _sure(sentence, first, last, bool(towns)) if named else 0
        if sure:
            return Hit(tuple(towns or named), first, last, sure)
    return None


def _sure(sentence: Sentence, first: int, last: int, town: bool) -> int:
    """0 when this is no place here, more the surer it is."""
    phrase, lives = sentence.phrase(first, last), _lives(sentence, first)
    around = sentence.index.around
    before = sentence.key(first - 1) in around.before
    capital = any(word.capital for word in sentence.said[first:last])
    if sentence.key(first - 1) in around.surname and not lives:
        return 0
    if phrase in around.never and not capital:
        return 0
    if all(word in sentence.index.ordinary for word in phrase.split()):
        # "in de wijk" is no village; "woon in best" and "in De Wijk" are.
        at_home = lives and (capital or last - first == 1)
        return town * (4 * at_home or 2 * (capital and before))
    if not town:
        return 2 * (len(phrase) >= FREE - 1 and (lives or (before and capital)))
    free = sentence.answer or capital or len(phrase) >= FREE
    return 4 if lives else 3 if before else int(free)


def _lives(sentence: Sentence, first: int) -> bool:
    """Whether the words before say that somebody lives there: "woont nu al jaren in", "kom uit"."""
    around, at = sentence.index.around, first - 1
    if sentence.key(at) not in around.meanwhile:
        return False
    if any(sentence.key(at - back) in around.comes for back in (1, 2)):
        return True
    while sentence.key(at) in around.meanwhile:
        at -= 1
    return sentence.key(at) in around.lives


def after_in(index: PlaceIndex, text: str, said: list[Word]) -> PlaceMatch | None:
    """A misspelt name behind "in" or "uit", when only one name is that near."""
    for before, word in pairwise(said):
        if before.key in index.around.before and len(word.key) >= FREE:
            match = index.match(spelled(index, word.key), written(text, [word]))
            if match.kind == "one":
                return match
    return None


def _match(sentence: Sentence, hit: Hit) -> PlaceMatch:
    """The hit, told apart by what stands behind it: "Hengelo (Gelderland)", "Beek bij Nijmegen"."""
    index, said = sentence.index, sentence.said
    named, last = list(hit.named), hit.last
    every = index.names[sentence.phrase(hit.first, hit.last)]
    for end in range(min(hit.last + 3, len(said)), hit.last, -1):
        kept = narrowed(index, every, [word.key for word in said[hit.last : end]])
        if kept:
            named, last = kept, end
            break
    return index.match(named, written(sentence.text, said[hit.first : last]))


def qualifies(index: PlaceIndex, rest: Sequence[str]) -> bool:
    """Whether words behind a name say which one is meant: a province, a municipality, "bij" a town."""
    phrase = _unlinked(index, rest)
    return bool(phrase) and (phrase in index.provinces or bool(index.named(phrase)))


def narrowed(index: PlaceIndex, named: Sequence[Named], rest: Sequence[str]) -> list[Named]:
    """Those of `named` that the words behind the name point at; none when they point nowhere."""
    phrase = _unlinked(index, rest)
    if not phrase:
        return []
    province = index.provinces.get(phrase)
    kept = [n for n in named if province and index.province(n) == province]
    kept = kept or [n for n in named if index.municipality(n) == phrase]
    if kept:
        return [n for n in kept if not n.lesser] or kept
    near = [other for other in index.named(phrase) if not other.lesser]
    pairs = [(index.kilometres(n, other), n) for n in named for other in near]
    distance, closest = min(pairs, key=lambda pair: pair[0], default=(NEAR_KM + 1, None))
    return [closest] if closest and distance <= NEAR_KM else []


def _unlinked(index: PlaceIndex, rest: Sequence[str]) -> str:
    return " ".join(dropwhile(index.around.links.__contains__, rest))
