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
    """Who serves each theme in each place: `known` counts also what has expired, `there` does not.

    `whole` counts who is there for all of the place, and not for some of its neighbourhoods only.
    """

    mergers: Mergers
    day: str
    known: dict[Cell, int] = field(default_factory=lambda: defaultdict(int))
    there: dict[Cell, int] = field(default_factory=lambda: defaultdict(int))
    whole: dict[Cell, int] = field(default_factory=lambda: defaultdict(int))

    def __post_init__(self) -> None:
        self._moves = self.mergers.moves(self.day)

    def add(self, contact: Contact) -> None:
        """Count one contact in; a municipality's own entrance and the whole country's help count nowhere."""
        if contact.front_door or contact.level == "national":
            return
        shown = state.shown(contact, self.day)
        for code in {self._moves.get(code, code) for code in contact.municipalities}:
            for theme in set(contact.themes):
                self.known[theme, code] += 1
                self.there[theme, code] += shown
                self.whole[theme, code] += shown and not contact.neighbourhoods

    def gaps(self, themes: Sequence[str], places: Iterable[str]) -> list[Cell]:
        """Where nobody is known or left for everybody who lives there."""
        return [
            (theme, code) for code in sorted(places) for theme in themes if not self.whole.get((theme, code))
        ]

    def lost(self, themes: Sequence[str], places: Iterable[str]) -> list[Cell]:
        """Where there was somebody, and time took away the last one."""
        gone = (cell for cell in self.gaps(themes, places) if not self.there.get(cell))
        return [cell for cell in gone if self.known.get(cell)]


def cover(contacts: Iterable[Contact], mergers: Mergers, day: str) -> Cover:
    """What these contacts cover together."""
    found = Cover(mergers, day)
    for contact in contacts:
        found.add(contact)
    return found
