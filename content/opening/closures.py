# SPDX-License-Identifier: EUPL-1.2
"""Days on which a team is not there: one day or a period, with the reason its editor gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST = timedelta(days=366)


@dataclass(frozen=True, order=True)
class Closure:
    """Both days included; written `2026-12-24`, `2026-12-24/2027-01-01` or either with a reason behind it."""

    first: date
    last: date
    reason: str = ""

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        days = self.first.isoformat() if self.first == self.last else f"{self.first}/{self.last}"
        return f"{days} {self.reason}".rstrip()


def read(text: str) -> Closure | None:
    """The closure written so; None for what is none."""
    days, _, reason = text.strip().partition(" ")
    first, _, last = days.partition("/")
    try:
        closure = Closure(date.fromisoformat(first), date.fromisoformat(last or first), reason.strip())
    except ValueError:
        return None
    return closure if timedelta() <= closure.last - closure.first <= LONGEST else None


def read_all(texts: Iterable[str]) -> Iterator[Closure]:
    """Those that are closures, in the order they are in."""
    return (closure for text in texts if (closure := read(text)))
