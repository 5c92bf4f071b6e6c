# SPDX-License-Identifier: EUPL-1.2
"""Figures on the work, per team and never per person: counted when it happens, read back with care.

A field is a kind, a team and sometimes what it was about, joined by `|`; no cell of it is about one resident,
and what is shown of a past day hides every number so small that it could be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from bot.desk.leading.counts import counted
from bot.desk.teams.teams import DEFAULT
from content.reply import Summary
from store.clock import ZONE, day_of

FEW = 5
"""A past number below this is not shown as it is."""
UNKNOWN = "-"
KINDS = ("handoff", "outcome", "promise_kept", "promise_late")
BY = ("theme", "place", "hour", "outcome")
Veil = Literal["", "few", "hidden"]
Counted = tuple[tuple[str, str], ...]
"""What is counted with a step: a day and a field of it."""


def of_handoff(team: str, summary: Summary, now: float) -> Counted:
    """Somebody waits for a person: for which team, about what, where, at what hour of the day."""
    day, team = day_of(now), team or DEFAULT
    hour = datetime.fromtimestamp(now, ZONE).hour
    return (
        (day, f"handoff|{team}"),
        (day, f"theme|{team}|{summary.theme or UNKNOWN}"),
        (day, f"place|{team}|{summary.municipality or UNKNOWN}"),
        (day, f"hour|{team}|{hour:02}"),
    )


def of_close(team: str, outcome: str, now: float) -> Counted:
    """A conversation was closed, and how it ended."""
    return ((day_of(now), f"outcome|{team or DEFAULT}|{outcome}"),)


@dataclass(frozen=True)
class Cell:
    """A number of the past; `veil` says that it is too small to show, or would give such a one away."""

    key: str
    count: int
    veil: Veil = ""

    @property
    def safe(self) -> int | None:
        """The number where it may be shown."""
        return None if self.veil else self.count


def cells(counts: Mapping[str, int]) -> list[Cell]:
    """Numbers of one table, the small ones veiled; with one alone the next smallest too, as the table's sum
    may be known from elsewhere."""
    small = {key for key, n in counts.items() if 0 < n < FEW}
    rest = [(n, key) for key, n in counts.items() if n >= FEW]
    beside = min(rest)[1] if len(small) == 1 and rest else None
    return [
        Cell(key, n, "few" if key in small else "hidden" if key == beside else "")
        for key, n in counts.items()
    ]


@dataclass(frozen=True)
class Span:
    """Days that are shown as one: `first` to `last`."""

    first: date
    last: date

    @property
    def days(self) -> list[str]:
        """Each of them."""
        return [(self.first + timedelta(n)).isoformat() for n in range((self.last - self.first).days + 1)]


def last_days(now: datetime, count: int = 7) -> list[Span]:
    """The last days, today the last of them."""
    return [Span(day, day) for n in reversed(range(count)) for day in (now.date() - timedelta(n),)]


def last_weeks(now: datetime, count: int = 12) -> list[Span]:
    """The last weeks from Monday to Sunday, this one the last of them."""
    monday = now.date() - timedelta(now.weekday())
    starts = [monday - timedelta(7 * n) for n in reversed(range(count))]
    return [Span(start, start + timedelta(6)) for start in starts]


class Figures:
    """Reads what was counted."""

    def __init__(self, redis: Any) -> None:
        self._redis = redis

    async def totals(self, span: Span, team: str = "") -> Counter[str]:
        """Every kind over these days; of every team when none is named. What it was about stands apart:
        `theme|geld`."""
        total: Counter[str] = Counter()
        for day in span.days:
            for field, n in (await counted(self._redis, day)).items():
                kind, _, rest = field.partition("|")
                whose, _, what = rest.partition("|")
                if not team or whose == team:
                    total[kind] += n
                    if what:
                        total[f"{kind}|{what}"] += n
        return total


def history(spans: Sequence[Span], totals: Sequence[Counter[str]], kind: str) -> list[Cell]:
    """One kind over the spans, by their first day."""
    return cells({s.first.isoformat(): t[kind] for s, t in zip(spans, totals, strict=True)})


def breakdown(totals: Sequence[Counter[str]], by: str) -> list[Cell]:
    """What it was about over all of the spans together, most first; hours in their own order."""
    whole = sum(totals, Counter[str]())
    found = {f.partition("|")[2]: n for f, n in whole.items() if f.startswith(f"{by}|")}
    if by == "hour":
        return cells({f"{hour:02}": found.get(f"{hour:02}", 0) for hour in range(24)})
    # By name among the small ones, as their order would tell what their number does not.
    order = sorted(found, key=lambda key: (-max(found[key], FEW), key))
    return cells({key: found[key] for key in order})
