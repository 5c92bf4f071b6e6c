# SPDX-License-Identifier: EUPL-1.2
"""When a contact's facts were last checked: a day, or only a month or a year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

GOOD_FOR = timedelta(days=180)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def parsed(text: str) -> date | None:
    """The day, or the first one of the month or year; None where it is no date."""
    match = _DATE.fullmatch(text)
    try:
        return date(*(int(part or 1) for part in match.groups())) if match else None
    except ValueError:
        return None


def too_long_ago(text: str | None, today: date) -> bool:
    """Whether it was checked more than half a year ago, or nobody knows when."""
    day = parsed(text or "")
    return day is None or today - day > GOOD_FOR


def in_words(text: str, month: Callable[[int], str]) -> str:
    """5 mei 2026, mei 2026 or 2026; `month` names a month."""
    year, *rest = text.split("-")
    names = [month(int(rest[0]))] if rest else []
    days = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*days, *names, year])
