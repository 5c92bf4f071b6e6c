# SPDX-License-Identifier: EUPL-1.2
"""What a worker chose to see of the queue: kept in the page's address, so that it outlives a reload."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from bot.conversation.handoff import SNOOZED
from bot.desk.handover import Row
from bot.desk.reader import URGENCY
from bot.desk.teams.teams import DEFAULT
from bot.web.form import number

AT_ONCE = 100
"""So many rows are shown; the rest is behind a link."""
LONGEST = 200
NAMES = {"whose": "wie", "team": "team", "theme": "thema", "place": "plaats", "urgency": "haast"}
"""A choice, and what it is called in the address."""
LATE, SHOWN = "laat", "toon"


@dataclass(frozen=True)
class Option:
    """One value to choose, and how many rows it would show."""

    value: str
    count: int


@dataclass(frozen=True)
class Filters:
    """The choices made; an empty one leaves everything."""

    whose: str = ""
    team: str = ""
    theme: str = ""
    place: str = ""
    urgency: str = ""
    late: bool = False
    shown: int = AT_ONCE

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Filters:
        """What an address says; what it cannot say is left out."""
        chosen = {field: query.get(name, "")[:LONGEST] for field, name in NAMES.items()}
        whose = chosen["whose"] if chosen["whose"] in ("mijn", "vrij") else ""
        urgency = chosen["urgency"] if chosen["urgency"] in URGENCY else ""
        shown = max(AT_ONCE, number(query.get(SHOWN, "")))
        return cls(
            whose, chosen["team"], chosen["theme"], chosen["place"], urgency, query.get(LATE) == "1", shown
        )

    @property
    def on(self) -> bool:
        """Whether anything was chosen."""
        return replace(self, shown=AT_ONCE) != Filters()

    def but(self, field: str, value: str | int | bool) -> Filters:
        """The same choices with another one here."""
        changed: dict[str, Any] = {field: value}
        return replace(self, **changed)

    @property
    def address(self) -> str:
        """What these choices are called in the queue's address."""
        query = {name: str(getattr(self, field)) for field, name in NAMES.items()}
        query |= {LATE: "1" if self.late else "", SHOWN: str(self.shown) if self.shown > AT_ONCE else ""}
        return urlencode({name: value for name, value in query.items() if value})


class Sieve:
    """Sieves rows for one worker at one moment."""

    def __init__(self, chosen: Filters, worker: str, now: float) -> None:
        self._chosen, self._worker, self._now = chosen, worker, now
        self._of: dict[str, Callable[[Row], str]] = {
            "team": lambda row: row.team or DEFAULT,
            "theme": lambda row: row.worry or "",
            "place": lambda row: row.place or "",
            "urgency": lambda row: row.urgency,
        }

    def kept(self, rows: Sequence[Row]) -> list[Row]:
        """Those the worker wants to see; danger that nobody has taken is never out of sight."""
        return [row for row in rows if _alarming(row) or self._fits(row)]

    def options(self, rows: Sequence[Row]) -> dict[str, list[Option]]:
        """What can be chosen, each with how many rows it would show beside the other choices."""
        found = {field: self._options(field, rows) for field in self._of}
        most = {field: sorted(options, key=lambda o: o.value.casefold()) for field, options in found.items()}
        most["urgency"].sort(key=lambda option: URGENCY.index(option.value))
        return most

    def count(self, rows: Sequence[Row], field: str, value: str | bool = "") -> int:
        """How many rows there are with this choice beside the others."""
        there = Sieve(self._chosen.but(field, value), self._worker, self._now)
        return sum(there._fits(row) for row in rows)

    def late(self, row: Row) -> bool:
        """Whether an answer was promised for a moment that has gone by."""
        return 0 < row.promised <= self._now and row.state != SNOOZED

    def _options(self, field: str, rows: Sequence[Row]) -> list[Option]:
        others, of = Sieve(self._chosen.but(field, ""), self._worker, self._now), self._of[field]
        counted = Counter(of(row) for row in rows if others._fits(row))
        # What was chosen stays to be seen when nobody is left of it, and so does what others hide.
        values = {of(row) for row in rows} | {getattr(self._chosen, field)}
        return [Option(value, counted[value]) for value in values if value]

    def _fits(self, row: Row) -> bool:
        chosen = self._chosen
        if chosen.whose and row.assignee != (self._worker if chosen.whose == "mijn" else ""):
            return False
        if chosen.late and not self.late(row):
            return False
        return all(getattr(chosen, field) in ("", of(row)) for field, of in self._of.items())


def _alarming(row: Row) -> bool:
    return bool(row.danger) and not row.assignee
