# SPDX-License-Identifier: EUPL-1.2
"""Contacts by the words in them: ranked where there are few, and by where a word stands where there are many.

Ranking counts every contact that has a word, a fifth of a whole country for a common one. Nobody reads more
than the best of a page, and those have the words in their name and are nearby.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from content.catalogue import Catalogue
from content.gazetteer.words import key, words
from content.serving import EVERYWHERE

FEW = 300
"""So many contacts with a word are ranked in a millisecond."""
FOUND = """
SELECT e.data FROM contact_words w JOIN entry e ON e.number = w.rowid
WHERE contact_words MATCH :match AND e.organisation IN (:organisation, '')
  AND NOT (e.organisation = '' AND EXISTS (
    SELECT 1 FROM entry o WHERE o.kind = 'contact' AND o.key = e.key AND o.organisation = :organisation))
"""
RANKED = f"{FOUND} ORDER BY bm25(contact_words, 0, 0, 8, 1, 0) LIMIT :most"
FIRST = f"{FOUND} LIMIT :most"
COUNTED = "SELECT count(*) FROM (SELECT 1 FROM contact_words WHERE contact_words MATCH :match LIMIT :most)"
ALL, SOME = " AND ", " OR "
NAME, ANYWHERE = "{name}", "{name words}"


@dataclass(frozen=True)
class WordSearch:
    """A search in one organisation's contacts, at most so many; the place is a municipality's code."""

    book: Catalogue
    organisation: str
    municipality: str | None
    most: int
    _counts: dict[str, int] = field(default_factory=dict)

    def every(self, typed: str) -> list[str]:
        """The data of contacts that have every word, best first."""
        spelled = [self._spelled(word.key) for word in words(typed)]
        return self._found(spelled, ALL)

    def some(self, typed: str) -> list[str]:
        """Those that have any of the words, what is rare before what is common."""
        spelled = [self._spelled(word.key) for word in words(typed)]
        if not spelled or self._few(_match(spelled, SOME)):
            return self._found(spelled, SOME)
        rare_first = sorted(spelled, key=lambda word: self._count(_match([word], ALL)))
        found = (data for word in rare_first for data in self._found([word], ALL))
        return list(dict.fromkeys(found))[: self.most]

    def _spelled(self, word: str) -> str:
        """In quotes, as what somebody types is never FTS5's own syntax; a common word goes on no more."""
        whole = f'"{word}"'
        return f"{whole}*" if self._few(_match([whole], ALL)) else whole

    def _found(self, spelled: Sequence[str], joint: str) -> list[str]:
        if not spelled:
            return []
        if all(self._few(_match([word], ALL)) for word in spelled):
            return self._rows(RANKED, f"{_match(spelled, joint)}{self._near()}")
        return list(self._tiers(spelled, joint))[: self.most]

    def _tiers(self, spelled: Sequence[str], joint: str) -> Iterator[str]:
        """Who has it in the name before who has it elsewhere, and who is here before who is everywhere."""
        seen: set[str] = set()
        places = [_of_place(self.municipality), _of_place(EVERYWHERE)] if self.municipality else [""]
        for column in (NAME, ANYWHERE):
            for place in places:
                if len(seen) < self.most:
                    fresh = self._rows(FIRST, f"{_match(spelled, joint, column)}{place}")
                    yield from (data for data in fresh if data not in seen)
                    seen.update(fresh)

    def _near(self) -> str:
        # The place is part of the question: the best of the whole country need not be anywhere near.
        place = key(self.municipality or "")
        return f' AND place : ("{place}" OR "{EVERYWHERE}")' if place else ""

    def _rows(self, query: str, match: str) -> list[str]:
        asked = {"match": match, "organisation": self.organisation, "most": self.most}
        return [data for (data,) in self.book.rows(query, asked)]

    def _few(self, match: str) -> bool:
        return self._count(match) < FEW

    def _count(self, match: str) -> int:
        if match not in self._counts:
            self._counts[match] = int(self.book.rows(COUNTED, {"match": match, "most": FEW})[0][0])
        return self._counts[match]


def _match(spelled: Sequence[str], joint: str, column: str = ANYWHERE) -> str:
    return f"{column} : ({joint.join(spelled)})"


def _of_place(code: str) -> str:
    place = key(code)
    return f' AND place : "{place}"' if place else ""
