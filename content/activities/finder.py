# SPDX-License-Identifier: EUPL-1.2
"""Finds activities by day, place, words and what they ask of somebody; the first to come stands first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from content.activities import model
from content.activities.model import Activity, Hit
from content.activities.wish import Wish
from content.catalogue import Catalogue
from content.gazetteer.words import words
from content.model import STANDARD

AT_ONCE = 40
"""Rows that are looked at in full; more say nothing more about one search."""
WEEK = 7
MOST_MATCHES = 1000
# date.toordinal has Monday as 1: the weekday of a day is (day + 6) % 7.
_DAY = """
CASE WHEN h.slot < 7
  THEN max(:since, h.first) + ((h.slot - (max(:since, h.first) + 6) % 7 + 7) % 7)
  ELSE h.slot END
"""
_FITS = """
  AND a.organisation IN (:organisation, '')
  AND NOT (a.organisation = '' AND :organisation != '' AND EXISTS (
    SELECT 1 FROM activity o WHERE o.id = a.id AND o.organisation = :organisation))
  AND (:neighbourhood = '' OR a.neighbourhood = :neighbourhood)
  AND (:most IS NULL OR (a.cost >= 0 AND a.cost <= :most))
  AND (NOT :wheelchair OR a.wheelchair) AND (NOT :quiet OR a.quiet) AND (NOT :children OR a.children)
"""
_WHEN = "h.first <= :until AND h.last >= :since AND day BETWEEN :since AND min(:until, h.last)"
_START = "h.start >= :begin AND h.start < :end"
# What is said of an activity is read of those that are shown only.
_SHOWN = """
SELECT a.data FROM ({rows}) f JOIN activity a ON a.number = f.number ORDER BY f.full, f.day, f.start
"""
_THERE = f"""
SELECT h.number, a.full, {_DAY} AS day, h.start
FROM happens h INDEXED BY happens_there JOIN activity a ON a.number = h.number
WHERE h.municipality = :municipality AND (h.slot IN ({{slots}}) OR h.slot BETWEEN :since AND :until)
  AND {_WHEN} AND {_START} {_FITS}
ORDER BY a.full, day, h.start LIMIT :limit
"""
_SAID = f"""
SELECT h.number, a.full, {_DAY} AS day, h.start FROM
  (SELECT rowid AS number FROM activity_words WHERE activity_words MATCH :match LIMIT {MOST_MATCHES}) w
  CROSS JOIN happens h INDEXED BY happens_of ON h.number = w.number
  JOIN activity a ON a.number = h.number
WHERE (h.slot IN ({{slots}}) OR h.slot BETWEEN :since AND :until) AND {_WHEN} AND {_START} {_FITS}
ORDER BY a.full, day, h.start LIMIT :limit
"""
_BY_ID = """
SELECT data FROM activity WHERE id = ? AND organisation IN (?, '') ORDER BY organisation DESC LIMIT 1
"""


def find(book: Catalogue, wish: Wish, organisation: str = STANDARD) -> list[Hit]:
    """What fits, each once with its first time; nothing where neither a place nor words are asked."""
    if wish.municipality is None and not wish.words:
        return []
    once: dict[str, Hit] = {}
    for data in (data for one in with_merged(book, wish) for data in _rows(book, one, organisation)):
        hit = _hit(model.activity(json.loads(data)), wish)
        if hit is not None:
            once.setdefault(hit.activity.id, hit)
    return sorted(once.values(), key=lambda hit: (hit.activity.full, hit.when.day, hit.when.start))


def with_merged(book: Catalogue, wish: Wish) -> Iterator[Wish]:
    """The wish in its municipality, and in those that are part of it by then."""
    yield wish
    for code in book.mergers.into(wish.municipality, wish.since.isoformat()):
        yield replace(wish, municipality=code)


def by_id(book: Catalogue, id: str, organisation: str = STANDARD) -> Activity | None:
    """One activity, whenever it is; also one that was called off."""
    rows = book.rows(_BY_ID, (id, organisation))
    return model.activity(json.loads(rows[0][0])) if rows else None


def match(alternatives: Sequence[str], municipality: str | None) -> str:
    """The words as the index is asked for them; what somebody typed can never be its own syntax."""
    said = " OR ".join(filter(None, map(_phrase, alternatives)))
    place = f'place : "{municipality}"' if municipality and municipality.isalnum() else ""
    return " AND ".join(filter(None, (place, f"{{name words}} : ({said})" if said else "")))


def known(book: Catalogue, words: Sequence[str]) -> list[str]:
    """Which of these words stand in the name or the tags of any activity."""
    # Most often none of them does, which one question tells.
    return [word for word in words if _named(book, [word])] if _named(book, words) else []


def _named(book: Catalogue, words: Sequence[str]) -> bool:
    asked = "SELECT 1 FROM activity_words WHERE activity_words MATCH ? LIMIT 1"
    any_of = " OR ".join(filter(None, map(_phrase, words)))
    return bool(any_of and book.rows(asked, (f"name : ({any_of})",)))


def there_are(book: Catalogue, kind: str = "activity", municipality: str = "") -> bool:
    """Whether this installation has any activity, or vacancy, at all or in a municipality."""
    table = "vacancy" if kind == "vacancy" else "activity"
    asked = f"SELECT 1 FROM {table} WHERE :code = '' OR municipality = :code LIMIT 1"
    codes = (municipality, *book.mergers.into(municipality or None, book.today()))
    return any(book.rows(asked, {"code": code}) for code in codes)


def _rows(book: Catalogue, wish: Wish, organisation: str) -> Iterator[Any]:
    begin, end = wish.span
    asked = {
        "since": wish.since.toordinal(),
        "until": wish.until.toordinal(),
        "begin": begin,
        "end": end,
        "organisation": organisation,
        "municipality": wish.municipality,
        "neighbourhood": wish.neighbourhood,
        "most": wish.most,
        "wheelchair": wish.wheelchair,
        "quiet": wish.quiet,
        "children": wish.children,
        "match": match(wish.words, wish.municipality),
        "limit": AT_ONCE,
    }
    rows = (_SAID if wish.words else _THERE).format(slots=_slots(wish.since, wish.until))
    query = _SHOWN.format(rows=rows)
    yield from (row[0] for row in book.rows(query, asked))


def _slots(since: date, until: date) -> str:
    span = min(WEEK, (until - since).days + 1)
    return ",".join(str((since.weekday() + number) % WEEK) for number in range(span))


def _hit(activity: Activity, wish: Wish) -> Hit | None:
    """The first time that fits, exactly: the index knows nothing of days off."""
    if wish.language and wish.language not in activity.languages:
        return None
    begin, end = wish.span
    for once in activity.schedule.between(wish.since, wish.until):
        over = wish.now is not None and once.starts <= wish.now and not once.whole_day
        valid = not activity.valid_to or once.day.isoformat() <= activity.valid_to
        if begin <= once.start < end and valid and not over:
            return Hit(activity, once)
    return None


def _phrase(word: str) -> str:
    """A word or a few in quotes; a star at the end stays outside them."""
    spelled = " ".join(each.key for each in words(word))
    return f'"{spelled}"{"*" if word.endswith("*") else ""}' if spelled else ""
