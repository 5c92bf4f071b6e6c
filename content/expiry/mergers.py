# SPDX-License-Identifier: EUPL-1.2
"""Municipalities that merge on a day: from then on the old code means the new municipality."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Merger:
    """From `date` on (YYYY-MM-DD) the municipality with code `old` is part of `new`."""

    date: str
    old: str
    old_name: str
    new: str
    new_name: str


def mergers(rows: Iterable[Mapping[str, str]]) -> list[Merger]:
    """Those of `places/mergers.csv` in which one municipality goes to one other.

    One that was split among several has no one place to go to: its villages have.
    """
    found = []
    for row in rows:
        if row["old_code"] and row["new_code"]:
            names = (row["old_name"], row["new_code"], row["new_name"])
            found.append(Merger(row["date"], row["old_code"], *names))
    return found


class Mergers:
    """All mergers of one version of the content, as they stand on a day."""

    def __init__(self, all: Iterable[Merger]) -> None:
        self.all = tuple(all)

    def now(self, code: str, day: str) -> str:
        """The code of the municipality that this one is, or is part of, on a day."""
        merger = self._last(code, day)
        return self.now(merger.new, day) if merger else code

    def moves(self, day: str) -> dict[str, str]:
        """What every code that is no municipality's own any more on a day means since."""
        return {merger.old: self.now(merger.old, day) for merger in self.all if merger.date <= day}

    def into(self, code: str | None, day: str | None) -> tuple[str, ...]:
        """The codes of the municipalities that are part of this one on a day."""
        if code is None or day is None:
            return ()
        olds = [merger.old for merger in self.all if merger.new == code and merger.date <= day]
        return tuple(each for old in olds for each in (old, *self.into(old, day)))

    def moved(self, place: Mapping[str, str], day: str) -> dict[str, str]:
        """The facts of a place with the municipality it lies in on a day."""
        moved, merger = dict(place), self._last(place.get("municipality_code", ""), day)
        while merger is not None:
            moved |= {"municipality_code": merger.new, "municipality": merger.new_name}
            merger = self._last(merger.new, day)
        return moved

    def _last(self, code: str, day: str) -> Merger | None:
        return next((merger for merger in self.all if merger.old == code and merger.date <= day), None)
