# SPDX-License-Identifier: EUPL-1.2
"""A misspelt place inside a sentence, guessed only from words that are no ordinary ones."""

from __future__ import annotations

from content.gazetteer.sentence import Sentence
from content.gazetteer.sound import sound
from content.gazetteer.spelling import certain, known, spelled
from content.gazetteer.words import written
from content.model import PlaceMatch

FEWEST = 5
"""Letters of a misspelt name where somebody lives."""
LONGER = 6
"""Letters of a misspelt name behind "in"."""
FREE = 7
"""Letters of a misspelt name where nothing says that a place follows."""
MOST = 3
"""Towns a guess may leave to choose from."""


def guess(sentence: Sentence) -> PlaceMatch | None:
    """The misspelt place that is likeliest meant."""
    return _at_home(sentence) or _inside(sentence) or _apart(sentence) or _large(sentence, FREE)


def guess_short(sentence: Sentence) -> PlaceMatch | None:
    """The misspelt large town that a message of a few words is likely to be."""
    return _large(sentence, LONGER)


def _at_home(sentence: Sentence) -> PlaceMatch | None:
    """Behind "woon in", also two words ("den hagg"), also with two letters wrong."""
    for at in range(1, len(sentence.said)):
        for last in (at + 2, at + 1):
            if last > len(sentence.said) or (last > at + 1 and not sentence.article(at + 1)):
                continue
            sure = sentence.at_home(at) or (sentence.inside(at) and sentence.lives(at, last))
            if not sure or not _candidate(sentence, last - 1, FEWEST - (last > at + 1)):
                continue
            match = sentence.index.match(
                spelled(sentence.index, sentence.phrase(at, last)), _written(sentence, at, last)
            )
            if 0 < len(match.places) <= MOST:
                return match
    return None


def _inside(sentence: Sentence) -> PlaceMatch | None:
    """Behind "in", with one letter wrong or as it sounds."""
    index = sentence.index
    for at in range(1, len(sentence.said)):
        if sentence.inside(at) and _candidate(sentence, at, LONGER):
            word = sentence.key(at)
            names = certain(word, index.spellings)
            kept = [
                n
                for name in names
                for n in index.names[name]
                if n.rank == 0 and _near_enough(sentence, word, name)
            ]
            match = index.match(kept, _written(sentence, at, at + 1))
            if match.place:
                return match
    return None


def _apart(sentence: Sentence) -> PlaceMatch | None:
    """A large town's name in two words, behind "in"."""
    index = sentence.index
    for at in range(1, len(sentence.said) - 1):
        joined = sentence.key(at) + sentence.key(at + 1)
        if joined in index.large and sentence.inside(at):
            return index.match(index.names[joined], _written(sentence, at, at + 2))
    return None


def _near_enough(sentence: Sentence, word: str, name: str) -> bool:
    """A short word is guessed to be a large town only, or a name that sounds just so."""
    return len(word) > FREE or name in sentence.index.large or sound(word) == sound(name)


def _candidate(sentence: Sentence, at: int, least: int) -> bool:
    word = sentence.key(at)
    return len(word) >= least and not _ruled_out(sentence, word) and not sentence.somebody(at, [])


def _ruled_out(sentence: Sentence, word: str) -> bool:
    index = sentence.index
    # "Hogeveen" is a hamlet, but whoever writes that means the town.
    named = word in index.names and not index.is_large_misspelt(word)
    ordinary = named or word in index.around.abroad or known(index, word)
    return ordinary or not word.isalpha() or index.area(word) is not None


def _large(sentence: Sentence, least: int) -> PlaceMatch | None:
    """A large town with one letter wrong, anywhere."""
    index = sentence.index
    for at, word in enumerate(sentence.said):
        if not _candidate(sentence, at, least):
            continue
        names = certain(word.key, index.large_spellings)
        if len(names) == 1 and (len(word.key) > least or sound(names[0]) == sound(word.key)):
            return index.match(index.names[names[0]], _written(sentence, at, at + 1))
    return None


def _written(sentence: Sentence, first: int, last: int) -> str:
    return written(sentence.text, sentence.said[first:last])
