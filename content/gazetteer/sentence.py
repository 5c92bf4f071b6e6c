# SPDX-License-Identifier: EUPL-1.2
"""A sentence around a place name: what the words before and behind it say about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from content.gazetteer.index import Named, PlaceIndex
from content.gazetteer.words import Word

LOOK_BACK = 8
"""Words between "ik woon" and the place."""
KNOWN_TO_ALL = 60_000
"""Residents of a town that is one behind "van" too; "van Dongen" is somebody's name."""
_NEXT = re.compile(r"[\s,-]{1,2}\Z")


@dataclass(frozen=True)
class Sentence:
    """A text with its words; in an `answer` to "where?" a name needs no word like "in" before it."""

    index: PlaceIndex
    text: str
    said: list[Word]
    answer: bool

    def key(self, at: int) -> str:
        """The word at a position, empty before the first and behind the last."""
        return self.said[at].key if 0 <= at < len(self.said) else ""

    def phrase(self, first: int, last: int) -> str:
        """Some words as a name is looked up."""
        return " ".join(word.key for word in self.said[first:last])

    def capital(self, first: int, last: int) -> bool:
        """Whether one of the words has a capital that is not the sentence's own."""
        return any(word.capital for word in self.said[first:last])

    def before(self, first: int) -> bool:
        """Whether a word such as "in" stands directly before."""
        return self.key(first - 1) in self.index.around.before or self._belongs(first)

    def inside(self, first: int) -> bool:
        """Whether "in", "uit" or "gemeente" stands directly before, behind which hardly a thing can stand."""
        return self.key(first - 1) in self.index.around.inside or self._belongs(first)

    def before_article(self, first: int) -> bool:
        """The same, also with "de" in between ("uit de Bijlmer")."""
        return self.before(first) or (self.article(first) and self.before(first - 1))

    def article(self, first: int) -> bool:
        """Whether "de" or "het" stands before."""
        return self.key(first - 1) in self.index.around.articles

    def _belongs(self, first: int) -> bool:
        """Such as "inwoner van", "het centrum van"."""
        return self.key(first - 1) == "van" and self.key(first - 2) in self.index.around.belongs

    def somebody(self, first: int, named: list[Named]) -> bool:
        """Whether the word before makes it somebody's name, or a club's."""
        around, previous = self.index.around, self.key(first - 1)
        if previous in around.surname or previous in around.clubs:
            return True
        if self.article(first) and self.key(first - 2) in around.surname:
            return True
        if previous != "van":
            return False
        two_names = self.capital(first - 2, first - 1) or self.key(first - 2) in around.surname
        known = any(n.rank == 0 and self.index.resident_count(n) >= KNOWN_TO_ALL for n in named)
        return two_names or not (self._belongs(first) or known)

    def lives(self, first: int, last: int) -> bool:
        """Whether the words say, however loosely, that somebody lives there."""
        around = self.index.around
        if self.key(last) in around.lives and self.before(first):
            return True
        return (
            self.at_home(first)
            or self.key(first - 1) in around.lives
            or (self.before_article(first) and any(self.key(at) in self._staying for at in self._back(first)))
        )

    def _back(self, first: int) -> range:
        return range(max(0, first - 1 - LOOK_BACK), first)

    @property
    def _staying(self) -> frozenset[str]:
        return self.index.around.lives | self.index.around.stays

    @cached_property
    def tells_home(self) -> bool:
        """Whether somewhere in the text somebody lives or stays."""
        return any(word.key in self._staying for word in self.said)

    def at_home(self, first: int) -> bool:
        """Whether the words before say so directly: "woont nu al jaren in", "kom uit"."""
        around, at = self.index.around, first - 1
        if self.key(at) not in around.before:
            return False
        if any(self.key(at - back) in around.comes for back in (1, 2)):
            return True
        while self.key(at) in around.meanwhile:
            at -= 1
        return self.key(at) in around.lives

    def edge(self, first: int, last: int) -> bool:
        """Whether the words begin or end the message, or stand before a comma."""
        return first == 0 or last == len(self.said) or self.comma(last)

    def comma(self, last: int) -> bool:
        """Whether a comma stands behind the words."""
        return self.text[self.said[last - 1].end :][:1] == ","

    def near_a_town(self, last: int) -> bool:
        """Whether "bij" and a town follow."""
        return self.key(last) == "bij" and self.key(last + 1) in self.index.names

    def beside(self, one: int, other: int) -> bool:
        """Whether only a space, a hyphen or a comma stands between two words that follow each other."""
        between = self.text[self.said[one].end : self.said[other].start]
        return _NEXT.match(between) is not None
