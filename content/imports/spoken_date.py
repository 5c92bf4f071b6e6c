# SPDX-License-Identifier: EUPL-1.2
"""Dates as people in the Netherlands write them, the day before the month."""

from __future__ import annotations

import re
from datetime import date

from content.imports.bad_cell import BadCell

MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
SHORT = {"mrt": 3, "oct": 10, "may": 5, "mar": 3}
ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?")
DUTCH = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|'?\d\d)")
NAMED = re.compile(r"(?:(\d{1,2})(?:e|ste|de)?[- ])?([a-z]{3})[a-z]*\.?[- ](\d{4}|'?\d\d)")
WEEKDAY = re.compile(r"^(?:maan|dins|woens|donder|vrij|zater|zon)dag,? |^(?:ma|di|wo|do|vr|za|zo)\.? ")
CENTURY = 2000


def spoken(text: str) -> str:
    """The date as YYYY-MM-DD, or YYYY-MM or YYYY where no more was said; BadCell for anything else."""
    said = WEEKDAY.sub("", " ".join(text.lower().split()))
    parts = _iso(said) or _dutch(said) or _named(said)
    if parts is None:
        raise BadCell("import_date", text=text)
    year, month, day = parts
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise BadCell("import_date", text=text) from None
    return "-".join(f"{part:02}" for part in parts if part is not None)


def _iso(text: str) -> tuple[int, int | None, int | None] | None:
    found = ISO.fullmatch(text)
    return (int(found[1]), _number(found[2]), _number(found[3])) if found else None


def _dutch(text: str) -> tuple[int, int | None, int | None] | None:
    found = DUTCH.fullmatch(text)
    return (_year(found[3]), int(found[2]), int(found[1])) if found else None


def _named(text: str) -> tuple[int, int | None, int | None] | None:
    found = NAMED.fullmatch(text)
    if not found or not (found[2] in MONTHS or found[2] in SHORT):
        return None
    month = SHORT.get(found[2]) or MONTHS.index(found[2]) + 1
    return _year(found[3]), month, _number(found[1])


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _year(text: str) -> int:
    year = int(text.strip("'"))
    return year if year >= CENTURY - 100 else CENTURY + year
