# SPDX-License-Identifier: EUPL-1.2
"""Finds vacancies for volunteers by place, words, days and the time they take."""

from __future__ import annotations

import json

from content.activities import model
from content.activities.fields import TIMES
from content.activities.finder import AT_ONCE, match, with_merged
from content.activities.model import Vacancy
from content.activities.wish import Wish
from content.catalogue import Catalogue
from content.model import STANDARD

_FITS = """
  v.organisation IN (:organisation, '') AND v.last >= :today
  AND NOT (v.organisation = '' AND :organisation != '' AND EXISTS (
    SELECT 1 FROM vacancy o WHERE o.id = v.id AND o.organisation = :organisation))
  AND (:neighbourhood = '' OR v.neighbourhood = :neighbourhood)
  AND (:parts IS NULL OR v.parts IS NULL OR v.parts <= :parts)
  AND (:days = 0 OR v.days = 0 OR v.days & :days) AND (:times = 0 OR v.times = 0 OR v.times & :times)
ORDER BY v.full, v.parts IS NULL, v.parts DESC, v.number LIMIT :limit
"""
_THERE = f"SELECT v.data FROM vacancy v WHERE v.municipality = :municipality AND {_FITS}"
_SAID = f"""
SELECT v.data FROM vacancy v
WHERE v.number IN (SELECT rowid FROM vacancy_words WHERE vacancy_words MATCH :match) AND {_FITS}
"""
_BY_ID = """
SELECT data FROM vacancy WHERE id = ? AND organisation IN (?, '') ORDER BY organisation DESC LIMIT 1
"""


def find(book: Catalogue, wish: Wish, organisation: str = STANDARD) -> list[Vacancy]:
    """What fits the time somebody has; nothing where neither a place nor words are asked."""
    if wish.municipality is None and not wish.words:
        return []
    rows = [row for one in with_merged(book, wish) for row in _rows(book, one, organisation)]
    return [model.vacancy(json.loads(data)) for (data,) in rows]


def _rows(book: Catalogue, wish: Wish, organisation: str) -> list[tuple[str]]:
    asked = {
        "organisation": organisation,
        "today": wish.since.toordinal(),
        "municipality": wish.municipality,
        "neighbourhood": wish.neighbourhood,
        "parts": wish.parts,
        "days": sum(1 << day for day in wish.weekdays),
        "times": sum(1 << TIMES.index(time) for time in wish.times),
        "match": match(wish.words, wish.municipality),
        "limit": AT_ONCE,
    }
    return [(row[0],) for row in book.rows(_SAID if wish.words else _THERE, asked)]


def by_id(book: Catalogue, id: str, organisation: str = STANDARD) -> Vacancy | None:
    """One vacancy."""
    rows = book.rows(_BY_ID, (id, organisation))
    return model.vacancy(json.loads(rows[0][0])) if rows else None
