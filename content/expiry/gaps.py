# SPDX-License-Identifier: EUPL-1.2
"""Worries for which nobody is known nearby, and those for which the last one has expired."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from content.expiry import state
from content.expiry.mergers import Mergers
from content.model import Contact

Cell = tuple[str, str]
"""A theme and the code of a municipality."""


@dataclass
class Cover:
    """Who serves each theme in each place: `known` counts also what has expired, `there` does not."""

    known: dict[Cell, int] = field(default_factory=lambda: defaultdict(int))
    there: dict[Cell, int] = field(default_factory=lambda: defaultdict(int))

    def gaps(self, themes: Sequence[str], places: Iterable[str]) -> list[Cell]:
        """Where nobody is known or left."""
        return [
            (theme, code) for code in sorted(places) for theme in themes if not self.there.get((theme, code))
        ]

    def lost(self, themes: Sequence[str], places: Iterable[str]) -> list[Cell]:
        """Where there was somebody, and time took away the last one."""
        return [cell for cell in self.gaps(themes, places) if self.known.get(cell)]


def cover(contacts: Iterable[Contact], mergers: Mergers, day: str) -> Cover:
    """What local and regional contacts cover; a municipality's own entrance does not count."""
    found = Cover()
    for contact in contacts:
        if contact.front_door or contact.level == "national":
            continue
        shown = state.shown(contact, day)
        for code in {mergers.now(code, day) for code in contact.municipalities}:
            for theme in set(contact.themes):
                found.known[theme, code] += 1
                found.there[theme, code] += shown
    return found
