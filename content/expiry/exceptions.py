# SPDX-License-Identifier: EUPL-1.2
"""Days on which a contact has other hours: `2026-12-24 09:00-12:00`, `2026-12-24/2027-01-01 closed`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

SHUT = "closed"
_SHUTS = (SHUT, "dicht", "gesloten")
"""How it may be written, too: who fills in a form need not know our word."""
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d"
_DAY = r"(\d{4}-\d{2}-\d{2})"
_LINE = re.compile(rf"{_DAY}(?:/{_DAY})? ({'|'.join(_SHUTS)}|{_CLOCK}-{_CLOCK}(?:,{_CLOCK}-{_CLOCK})*)")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Exceptional:
    """From `first` to `last` (both included) these hours hold and no others; `closed` is none at all."""

    first: date
    last: date
    hours: str

    @property
    def rule(self) -> str:
        """The same in OpenStreetMap's notation, to stand after the hours of every week."""
        days = _day(self.first) if self.first == self.last else f"{_day(self.first)}-{_day(self.last)}"
        return f"{days} {'off' if self.hours == SHUT else self.hours}"

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        days = self.first.isoformat() if self.first == self.last else f"{self.first}/{self.last}"
        return f"{days} {self.hours}"


def read(line: str) -> Exceptional | None:
    """The exception written so; None for what is none."""
    match = _LINE.fullmatch(" ".join(line.split()))
    try:
        first = date.fromisoformat(match[1]) if match else None
        last = date.fromisoformat(match[2]) if match and match[2] else first
    except ValueError:
        return None
    if match is None or first is None or last is None or last < first:
        return None
    return Exceptional(first, last, SHUT if match[3] in _SHUTS else match[3])


def coming(lines: Iterable[str], day: date) -> list[Exceptional]:
    """Those that have not passed on a day."""
    return [one for line in lines if (one := read(line)) and one.last >= day]


def _day(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day:02}"
