# SPDX-License-Identifier: EUPL-1.2
"""Which place a text means: an answer to "typ je plaats of postcode", a free message, a point on the map."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content.catalogue import Catalogue
from content.gazetteer import postcode, spotting
from content.gazetteer.guess import guess, guess_short
from content.gazetteer.index import Named, PlaceIndex, distance, index_of
from content.gazetteer.narrowing import narrowed, qualifies
from content.gazetteer.sentence import Sentence
from content.gazetteer.spelling import SHORT, spelled
from content.gazetteer.words import Word, words, written
from content.model import Place, PlaceMatch

MOST_CHOICES = 3
MOST_WORDS = 6
"""Words of a name, and of an answer in which misspelt names are looked for."""
FAR_KM = 25.0
"""Farther than this from every postcode is abroad or at sea."""
_POSTCODE = re.compile(r"(?<![\w.,€-])([1-9]\d{3})\s?([a-z]{2})?(?![\w.,-]*\d)(?!\w)", re.IGNORECASE)


def find(catalogue: Catalogue, text: str) -> PlaceMatch:
    """The place an answer names: a postcode, a town or village, also misspelt or with its province."""
    said = words(text)
    if not said:
        return PlaceMatch("none")
    answer = _Answer(index_of(catalogue), text, said)
    return (
        _by_postcode(answer)
        or _by_name(answer)
        or spotting.spot(answer.index, text, answer=True)
        or _by_beginning(answer)
        or _by_spelling(answer)
        or _by_area(answer)
        or PlaceMatch("none")
    )


def spot(catalogue: Catalogue, text: str) -> PlaceMatch | None:
    """A place anywhere in a free message; None where it names none, or only a word that looks like one."""
    return spotting.spot(index_of(catalogue), text)


def spot_short(catalogue: Catalogue, text: str) -> PlaceMatch | None:
    """A place in a message of a few words that nobody asked for, also a large town misspelt."""
    index = index_of(catalogue)
    sentence = Sentence(index, text, words(text), answer=True)
    return spotting.spot(index, text, answer=True) or guess_short(sentence) or spotting.unnamed(sentence)


def nearest(catalogue: Catalogue, lat: float, lon: float) -> Place | None:
    """The place whose postcode's middle is nearest; None far outside the country."""
    index = index_of(catalogue)
    found = min(index.postcodes, key=lambda code: distance(code.point, (lat, lon)), default=None)
    if found is None or distance(found.point, (lat, lon)) > FAR_KM:
        return None
    return index.place_of(found)


def choose(catalogue: Catalogue, choices: Sequence[Place], text: str) -> Place | None:
    """Which of several places of one name an answer means: "Gelderland", "die bij Nijmegen", or its label."""
    index = index_of(catalogue)
    named = [Named(place.name, place.municipality_code, "town") for place in choices]
    for part in _cores(index, words(text)):
        kept = narrowed(index, named, _keys(part))
        if len(kept) == 1:
            return choices[named.index(kept[0])]
    found = find(catalogue, text).place
    return next((p for p in choices if found and p.municipality_code == found.municipality_code), None)


@dataclass(frozen=True)
class _Answer:
    """What somebody typed, and what to look it up in."""

    index: PlaceIndex
    text: str
    said: list[Word]

    def match(self, named: Sequence[Named], part: Sequence[Word], most: int | None = None) -> PlaceMatch:
        return self.index.match(named, written(self.text, part), most)

    def cores(self) -> Iterator[list[Word]]:
        return _cores(self.index, self.said)


def _by_postcode(answer: _Answer) -> PlaceMatch | None:
    for match in _POSTCODE.finditer(answer.text):
        if not match[2] and not _only_a_postcode(answer, match[1]):
            continue
        place = postcode.at_postcode(answer.index, int(match[1]))
        if place is not None:
            return PlaceMatch("one", (place,), match[0].strip())
    return None


def _only_a_postcode(answer: _Answer, digits: str) -> bool:
    """Whether nothing but a place and words around one stand beside bare digits ("3000 euro")."""
    rest = [word.key for word in answer.said if word.key != digits]
    return all(key in answer.index.around.fillers or key in answer.index.names for key in rest)


def _cores(index: PlaceIndex, said: list[Word]) -> Iterator[list[Word]]:
    """The answer itself, then with more and more of the words around a name taken off."""
    left, right = 0, len(said)
    while left < len(said) and said[left].key in index.around.fillers:
        left += 1
    while right > left and said[right - 1].key in index.around.fillers:
        right -= 1
    ends = range(right, len(said) + 1)
    spans = [(start, end) for start in range(left + 1) for end in ends if start < end]
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        yield said[start:end]


def _keys(part: Sequence[Word]) -> list[str]:
    return [word.key for word in part]


def _by_name(answer: _Answer) -> PlaceMatch | None:
    for part in answer.cores():
        found = _exact(answer, part) or _qualified(answer, part)
        if found:
            return found
    return None


def _exact(answer: _Answer, part: Sequence[Word]) -> PlaceMatch | None:
    index, phrase = answer.index, " ".join(_keys(part))
    named = index.named(phrase)
    area = index.area(phrase) if len(phrase) >= SHORT else None
    if area:
        return PlaceMatch("province", matched=area)
    if phrase in index.ordinary and all(n.rank > 0 for n in named):
        return None
    if named and all(n.lesser for n in named):
        named = named + _beginning(index, phrase)
    return answer.match(named, part) if named else None


def _area(index: PlaceIndex, phrase: str) -> str | None:
    """A region or province by its name; "l" or "nh" alone is too short to be one."""
    return index.regions.get(phrase) or (index.provinces.get(phrase) if len(phrase) >= SHORT else None)


def _qualified(answer: _Answer, part: Sequence[Word]) -> PlaceMatch | None:
    """Such as "hengelo gelderland", "beek bij nijmegen", "gemeente bronckhorst, hengelo"."""
    keys = _keys(part)
    for cut in range(min(len(keys) - 1, MOST_WORDS), 0, -1):
        for name, rest in ((keys[:cut], keys[cut:]), (keys[cut:], keys[:cut])):
            kept = narrowed(answer.index, answer.index.named(" ".join(name)), rest)
            if kept:
                return answer.match(kept, part)
    return None


def _by_beginning(answer: _Answer) -> PlaceMatch | None:
    core = next(reversed(list(answer.cores())), [])
    phrase = " ".join(_keys(core))
    if len(phrase) <= SHORT or phrase in answer.index.heard:
        return None
    match = answer.match(_beginning(answer.index, phrase), core)
    return match if 0 < len(match.places) <= MOST_CHOICES else None


def _beginning(index: PlaceIndex, phrase: str) -> list[Named]:
    """Towns whose name goes on after these words: "capelle" for Capelle aan den IJssel."""
    names = (name for name in index.spelling if name.startswith(phrase + " "))
    return [n for name in names for n in index.names[name] if not n.lesser]


def _by_spelling(answer: _Answer) -> PlaceMatch | None:
    """A name with a letter or two wrong, also with its province behind it, or after "in" in a longer one."""
    for part in answer.cores() if len(answer.said) <= MOST_WORDS else ():
        for cut in range(len(part), 0, -1):
            kept = _misspelt(answer.index, _keys(part[:cut]), _keys(part[cut:]))
            if kept:
                return answer.match(kept, part, MOST_CHOICES)
    return guess(Sentence(answer.index, answer.text, answer.said, answer=True))


def _misspelt(index: PlaceIndex, name: list[str], rest: list[str]) -> list[Named]:
    if not rest:
        return spelled(index, " ".join(name))
    return narrowed(index, spelled(index, " ".join(name)), rest) if qualifies(index, rest) else []


def _by_area(answer: _Answer) -> PlaceMatch | None:
    """Only a province, a region or a part of a town, in a sentence."""
    areas = (_area(answer.index, word.key) for word in answer.said)
    found = next(filter(None, areas), None)
    if found:
        return PlaceMatch("province", matched=found)
    return spotting.unnamed(Sentence(answer.index, answer.text, answer.said, answer=True))
