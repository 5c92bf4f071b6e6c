# SPDX-License-Identifier: EUPL-1.2
"""What is going to happen, and when: an eviction on Friday, a hearing in two weeks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from actions.told.moments import Moment, Moments
from content.phrasing import either, found, normal
from content.word_list import Phrases

CLAUSES = 2
"""How many clauses away from the happening its day may be told: "ik moet eruit. Dat is vrijdag al"."""
WORDS = 10
"""How far apart they may stand in one clause; speech has no full stops."""


@dataclass(frozen=True)
class Told:
    """A happening by its name in `understanding/happenings.txt`, and its day."""

    happening: str
    day: date
    exact: bool = True


@dataclass(frozen=True)
class _Clause:
    text: str
    moments: tuple[Moment, ...]
    happenings: tuple[tuple[str, int], ...]
    pointing: bool


class Happenings:
    """Reads happenings that are still to come."""

    def __init__(self, times: Phrases, happenings: Phrases) -> None:
        self._moments = Moments(times)
        self._splits = re.compile(rf"[.!?;,:\n]+(?=\s|$)|{either(times.get('splits', ()))}")
        self._over = found(times.get("past_clause", ()))
        self._points = found(times.get("points", ()))
        self._not = re.compile(rf"{either(times.get('not', ()))}\W+$")
        self._kinds = {name: found(phrases) for name, phrases in happenings.items()}

    def knows(self, happening: str) -> bool:
        """Whether there is such a happening."""
        return happening in self._kinds

    def first(self, text: str, today: date) -> Told | None:
        """The happening that comes first of those whose day is told."""
        return min(self._all(text, today), key=lambda told: told.day, default=None)

    def day(self, text: str, today: date) -> Moment | None:
        """The first day to come that is told, whatever happens then."""
        clauses = self._clauses(text, today)
        moments = (moment for clause in clauses for moment in clause.moments)
        return min(moments, key=lambda moment: moment.day, default=None)

    def _all(self, text: str, today: date) -> Iterator[Told]:
        clauses = self._clauses(text, today)
        for at, clause in enumerate(clauses):
            near = clauses[max(0, at - CLAUSES) : at + CLAUSES + 1] if clause.pointing else []
            for moment in clause.moments:
                here = [name for name, start in clause.happenings if _close(clause.text, moment, start)]
                there = [name for other in near for name, _ in other.happenings]
                for name in here or there:
                    yield Told(name, moment.day, moment.exact)

    def _clauses(self, text: str, today: date) -> list[_Clause]:
        parts = (part for part in self._splits.split(normal(text)) if part and part.strip())
        return [self._clause(part, today) for part in parts]

    def _clause(self, text: str, today: date) -> _Clause:
        over = self._over.search(text)
        moments = () if over else tuple(self._moments.of(text, today))
        happenings = () if over else tuple(self._happenings(text))
        return _Clause(text, moments, happenings, self._points_back(text, moments))

    def _happenings(self, text: str) -> Iterator[tuple[str, int]]:
        for name, pattern in self._kinds.items():
            for match in pattern.finditer(text):
                if not self._not.search(text[: match.start()]):
                    yield name, match.start()

    def _points_back(self, text: str, moments: tuple[Moment, ...]) -> bool:
        """Whether the clause says little more than a day."""
        bare = text
        for moment in moments:
            bare = bare[: moment.start] + " " * (moment.end - moment.start) + bare[moment.end :]
        return all(word.isdigit() or self._points.fullmatch(word) for word in re.findall(r"\w+", bare))


def _close(text: str, moment: Moment, start: int) -> bool:
    first, last = sorted((moment.start, start))
    return len(text[first:last].split()) <= WORDS


@lru_cache(maxsize=4)
def reader(times: str, happenings: str) -> Happenings:
    """The reader with these word lists, as the compiled content has them in JSON."""
    return Happenings(json.loads(times), json.loads(happenings))
