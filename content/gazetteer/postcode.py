# SPDX-License-Identifier: EUPL-1.2
"""Postcodes in a text, and four digits that are an amount, a year or a telephone number instead."""

from __future__ import annotations

import re
from bisect import bisect_left

from content.gazetteer.index import PlaceIndex
from content.gazetteer.sentence import Sentence
from content.model import Place, PlaceMatch

_CODE = re.compile(r"(?<![\w.,€-])([1-9]\d{3})\s?([A-Z]{2}|[A-Za-z][a-z])(?!\w)")
COPIED = 1234
"""The postcode people copy from an example; it does not exist."""
YEARS = range(1900, 2036)
NEVER_USED = ("sa", "sd", "ss")
NEAR = 3
"""Words between "postcode" and its digits."""


def with_letters(sentence: Sentence) -> PlaceMatch | None:
    """A whole postcode, with its letters."""
    for match in _CODE.finditer(sentence.text):
        apart = match[0][4].isspace()
        letters = match[2].lower()
        if letters in NEVER_USED or (apart and _is_word(sentence, match[2], int(match[1]))):
            continue
        place = at_postcode(sentence.index, int(match[1]))
        if place:
            return PlaceMatch("one", (place,), match[0])
    return None


def _is_word(sentence: Sentence, letters: str, number: int) -> bool:
    """Whether two letters behind four digits are a word: "1500 je", "2019 zo"."""
    shown = letters.isupper() and not sentence.text.isupper()
    return not shown and (letters.lower() in sentence.index.around.not_letters or number in YEARS)


def bare(sentence: Sentence) -> PlaceMatch | None:
    """Four digits that are said to be a postcode, or to be where somebody lives."""
    for at, word in enumerate(sentence.said):
        if (
            len(word.key) == len("1234")
            and word.key.isdecimal()
            and word.key.isascii()
            and word.key[0] != "0"
        ):
            place = at_postcode(sentence.index, int(word.key))
            if place and _meant(sentence, at, place):
                return PlaceMatch("one", (place,), word.key)
    return None


def _meant(sentence: Sentence, at: int, place: Place) -> bool:
    around, number = sentence.index.around, int(sentence.key(at))
    if _in_a_number(sentence, at):
        return False
    near = [sentence.key(other) for other in (*range(at - NEAR, at), *range(at + 1, at + NEAR))]
    if any(key in around.postcode for key in near):
        return True
    if number in YEARS or sentence.key(at + 1) in around.amounts:
        return False
    return _alone(sentence, at) or sentence.lives(at, at + 1) or _beside_its_town(sentence, at, place)


def _in_a_number(sentence: Sentence, at: int) -> bool:
    """Whether more digits, a euro or a percent sign touch it: "1200,50", "06-1234 5678"."""
    word, text = sentence.said[at], sentence.text
    before, behind = text[: word.start].rstrip()[-1:], text[word.end :].lstrip()[:1]
    touched = text[word.start - 1 : word.start] in tuple("-.,/:") and text[: word.start - 1][-1:].isdigit()
    tail = text[word.end : word.end + 2]
    more = tail[:1] in tuple("-.,/:") and tail[1:].isdigit()
    return (
        before in tuple("€$")
        or behind in tuple("€%")
        or before.isdigit()
        or behind.isdigit()
        or touched
        or more
    )


def _alone(sentence: Sentence, at: int) -> bool:
    rest = [word.key for other, word in enumerate(sentence.said) if other != at]
    return all(key in sentence.index.around.fillers for key in rest)


def _beside_its_town(sentence: Sentence, at: int, place: Place) -> bool:
    """Such as "3034 Rotterdam"."""
    keys = (sentence.phrase(at + 1, at + 3), sentence.key(at + 1), sentence.key(at - 1))
    named = [n for key in keys if key for n in sentence.index.names.get(key, ())]
    return any(n.code == place.municipality_code for n in named)


def at_postcode(index: PlaceIndex, number: int) -> Place | None:
    """The place of a postcode; an unknown one (a PO box) between two of one municipality lies there too."""
    codes = index.postcodes
    at = bisect_left(codes, number, key=lambda code: code.number)
    if at < len(codes) and codes[at].number == number:
        return index.place_of(codes[at])
    between = 0 < at < len(codes) and codes[at - 1].code == codes[at].code
    return index.place_of(codes[at - 1]) if between and number != COPIED else None
