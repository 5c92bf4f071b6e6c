# SPDX-License-Identifier: EUPL-1.2
"""One phrase pattern: words with gaps, in order or in any order, found without backtracking.

`ik wil ..3 dood` wants the words in this order with at most three others before the last; `..3!` allows no
"ik" among those; `{6} ik wil dood` wants them in any order within six places. A word may be `a|b`, `@class`
or `start*`; `^` and `$` are the begin and the end of the message.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

Places = Mapping[str, Sequence[int]]
"""Where each atom (a pattern's word) stands in a message."""

Span = tuple[int, int]

SELF = "ik"
"""The word a gap with an exclamation mark may not hold: behind it somebody else is meant."""


@dataclass(frozen=True)
class Pattern:
    """Atoms with the gap allowed before each; `within` > 0 means any order within that many places."""

    atoms: tuple[str, ...]
    gaps: tuple[int, ...]
    closed: tuple[bool, ...]
    within: int = 0

    @cached_property
    def _needed(self) -> frozenset[str]:
        return frozenset(self.atoms)

    def find(self, places: Places) -> list[Span]:
        """The stretches of the message that match."""
        if not places.keys() >= self._needed:
            return []
        return self._anyhow(places) if self.within else self._in_order(places)

    def _in_order(self, places: Places) -> list[Span]:
        reached = [(place, place) for place in places[self.atoms[0]]]
        selves = places.get(SELF, ())
        for atom, gap, closed in zip(self.atoms[1:], self.gaps[1:], self.closed[1:], strict=True):
            here = places[atom]
            found: dict[int, int] = {}
            for start, end in reached:
                for place in here[bisect_right(here, end) : bisect_right(here, end + gap + 1)]:
                    if not (closed and _between(selves, end + 1, place - 1)):
                        found[place] = max(found.get(place, start), start)
            reached = [(start, end) for end, start in found.items()]
        return reached

    def _anyhow(self, places: Places) -> list[Span]:
        rarest = min(self.atoms, key=lambda atom: len(places[atom]))
        found = []
        for anchor in places[rarest]:
            for start in range(anchor - self.within + 1, anchor + 1):
                end = start + self.within - 1
                if all(_between(places[atom], start, end) for atom in self.atoms):
                    found.append((start, end))
                    break
        return found


def _between(places: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] <= end


def parse(text: str, dropped: frozenset[str] = frozenset()) -> Pattern:
    """The pattern written as `text`, without the words every message is read without."""
    atoms: list[str] = []
    gaps: list[tuple[int, bool]] = []
    within, gap = 0, (0, False)
    for part in text.split():
        if part.startswith("{"):
            within = int(part[1:-1])
        elif part.startswith(".."):
            gap = (int(part[2:].rstrip("!") or 4), part.endswith("!"))
        elif part not in dropped:
            atoms.append(part)
            gaps.append(gap)
            gap = (0, False)
    if not atoms:
        raise ValueError(f"a pattern without words: {text!r}")
    return Pattern(tuple(atoms), tuple(g for g, _ in gaps), tuple(c for _, c in gaps), within)
