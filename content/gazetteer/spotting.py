# SPDX-License-Identifier: EUPL-1.2
"""Place names inside a sentence, with care for villages that are called like an ordinary word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from content.gazetteer import postcode
from content.gazetteer.guess import guess
from content.gazetteer.index import Named, PlaceIndex
from content.gazetteer.narrowing import narrowed
from content.gazetteer.sentence import Sentence
from content.gazetteer.words import key, words, written
from content.model import PlaceMatch

LONGEST = 5
FREE = 5
"""Letters a town's name must have to count without a word like "in" before it."""
LONG = 8
"""Letters a neighbourhood's name must have for the same."""
AREA_WORDS = 3
HOME, LIKELY, NAMED, LOOSE = 4, 3, 2, 1
"""How sure a name is: somebody lives there, "in" before it, a capital, or nothing but the name."""


@dataclass(frozen=True)
class Hit:
    """Words that are a place name, and how sure the words around them make it."""

    named: tuple[Named, ...]
    first: int
    last: int
    sure: int


def spot(index: PlaceIndex, text: str, answer: bool = False) -> PlaceMatch | None:
    """The surest place in a text."""
    sentence = Sentence(index, text, words(text), answer)
    found = postcode.with_letters(sentence) or postcode.bare(sentence)
    if found is not None:
        return found
    hits = [hit for first in range(len(sentence.said)) if (hit := _hit(sentence, first))]
    best = max(hits, key=lambda hit: (hit.sure, hit.last - hit.first, -hit.first), default=None)
    if best and best.sure > LOOSE:
        return _match(sentence, best, hits)
    guessed = None if answer else guess(sentence)
    if best and (guessed is None or not sentence.tells_home):
        return _match(sentence, best, hits)
    return guessed or (None if answer else unnamed(sentence))


def unnamed(sentence: Sentence) -> PlaceMatch | None:
    """Only a province or region, or a part of a town that is not named: to be asked further."""
    return next(_areas(sentence), None) or next(_districts(sentence), None)


def _hit(sentence: Sentence, first: int) -> Hit | None:
    index = sentence.index
    for last in range(min(first + LONGEST, len(sentence.said)), first, -1):
        phrase = sentence.phrase(first, last)
        named = index.names.get(phrase)
        if named is None and last == first + 1 and len(phrase) > FREE:
            named = index.joined.get(phrase)
        if not named or (last - first <= AREA_WORDS and index.area(phrase)):
            continue
        sure = _sure(sentence, first, last, named)
        if sure:
            least = min(n.rank for n in named)
            return Hit(tuple(n for n in named if n.rank == least), first, last, sure)
    return None


def _sure(sentence: Sentence, first: int, last: int, named: list[Named]) -> int:
    """0 when this is no place here, more the surer it is."""
    around, phrase = sentence.index.around, sentence.phrase(first, last)
    if phrase in around.abroad or sentence.key(last) in around.things:
        return 0
    if sentence.somebody(first, named) and not sentence.at_home(first):
        return 0
    if phrase in around.never and not sentence.capital(first, last):
        return 0
    if phrase.isdigit():
        return _by_telephone(sentence, first, last)
    rank = min(n.rank for n in named)
    if all(word in sentence.index.ordinary for word in phrase.split()):
        return _ordinary(sentence, first, last, rank)
    return (_town, _neighbourhood, _hamlet)[rank](sentence, first, last)


def _by_telephone(sentence: Sentence, first: int, last: int) -> int:
    """A town by its area code, which begins a telephone number more often."""
    behind = sentence.text[sentence.said[first].end :].lstrip(" -")[:1]
    return 0 if behind.isdigit() else HOME * sentence.lives(first, last) or LIKELY * sentence.before(first)


def _ordinary(sentence: Sentence, first: int, last: int, rank: int) -> int:
    """An ordinary word: "in de wijk" is no village; "woon in best" and "in De Wijk" are."""
    capital, before = sentence.capital(first, last), sentence.before(first)
    if rank:
        inside = sentence.inside(first) or (capital and sentence.inside(first - 1))
        return NAMED * (rank == 1 and inside and (capital or last - first > 1))
    if sentence.at_home(first) and (capital or last - first == 1):
        return HOME
    if sentence.phrase(first, last) in sentence.index.around.bare:
        if sentence.inside(first):
            return HOME if sentence.lives(first, last) else LIKELY
        if sentence.near_a_town(last):
            return LIKELY
        if first == 0 and sentence.comma(last):
            return LOOSE
    return NAMED * (capital and before)


def _town(sentence: Sentence, first: int, last: int) -> int:
    if sentence.lives(first, last):
        return HOME
    if sentence.before(first):
        return LIKELY
    if sentence.capital(first, last):
        return NAMED
    letters = len(sentence.phrase(first, last))
    return LOOSE * (sentence.answer or letters >= FREE or (letters > 2 and sentence.edge(first, last)))


def _neighbourhood(sentence: Sentence, first: int, last: int) -> int:
    if sentence.lives(first, last):
        return HOME
    if sentence.before_article(first):
        return LIKELY
    letters = len(sentence.phrase(first, last))
    if sentence.capital(first, last) and letters >= FREE:
        return NAMED
    return LOOSE * (sentence.answer or letters >= LONG or (letters > FREE and sentence.edge(first, last)))


def _hamlet(sentence: Sentence, first: int, last: int) -> int:
    phrase = sentence.phrase(first, last)
    if sentence.index.is_large_misspelt(phrase):
        return 0
    long = len(phrase) >= FREE - 1
    capital = sentence.before(first) and sentence.capital(first, last)
    return NAMED * (long and (sentence.at_home(first) or capital))


def _match(sentence: Sentence, hit: Hit, hits: list[Hit]) -> PlaceMatch:
    """The hit, told apart by what stands behind it, or by another place in the message."""
    index, said = sentence.index, sentence.said
    named, last = list(hit.named), hit.last
    every = index.named(sentence.phrase(hit.first, hit.last))
    for end in range(min(hit.last + 3, len(said)), hit.last, -1):
        if said[end - 1].key in index.ordinary:
            continue
        kept = narrowed(index, every, [word.key for word in said[hit.last : end]])
        if kept:
            named, last = kept, end
            break
    others = {n.code for other in hits if other is not hit for n in other.named}
    named = [n for n in named if n.code in others] or named
    if sentence.key(hit.first - 1) in index.around.municipal:
        named = [
            n for n in every if n.kind == "municipality" or index.municipality(n) == key(n.name)
        ] or named
    first, last = _with_direction(sentence, hit.first, last)
    return index.match(named, written(sentence.text, said[first:last]))


def _with_direction(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The words with "Zuid" or "centrum" beside them: "Rotterdam-Zuid"."""
    around = sentence.index.around
    parts = around.directions | around.middles
    if sentence.key(last) in parts and sentence.beside(last - 1, last):
        return first, last + 1
    if sentence.key(first - 1) in around.directions and sentence.beside(first - 1, first):
        return first - 1, last
    return first, last


def _areas(sentence: Sentence) -> Iterator[PlaceMatch]:
    """Provinces and regions, which have to be asked further."""
    index, said = sentence.index, sentence.said
    for first in range(len(said)):
        for last in range(min(first + AREA_WORDS, len(said)), first, -1):
            phrase = sentence.phrase(first, last)
            if len(phrase) <= FREE or phrase in index.ordinary or phrase in index.around.abroad:
                continue
            if index.area(phrase) and not sentence.somebody(first, []):
                yield PlaceMatch("province", matched=written(sentence.text, said[first:last]))


def _districts(sentence: Sentence) -> Iterator[PlaceMatch]:
    """Parts of a town nobody named: "hier op Zuid", "ik woon in het centrum"."""
    around = sentence.index.around
    for at, word in enumerate(sentence.said):
        whole = sentence.answer and len(sentence.said) == 1
        part = word.key in around.directions and (whole or sentence.key(at - 1) in around.at)
        middle = word.key in around.middles and (whole or sentence.lives(at, at + 1))
        if (part or middle) and sentence.key(at + 1) not in around.elsewhere:
            yield PlaceMatch("district", matched=written(sentence.text, [word]))
