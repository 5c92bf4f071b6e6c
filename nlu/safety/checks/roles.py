# SPDX-License-Identifier: EUPL-1.2
"""Who may write about each kind of danger: whoever has a card of their own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from content import yaml_file
from nlu.safety.decision import DANGERS
from nlu.safety.examples import NONE

FOLLOWS = "follow_up"
"""The role of cards that come after another card, so nobody's."""


@dataclass(frozen=True)
class Roles:
    """The roles of each kind of danger."""

    of_kind: dict[str, frozenset[str]]

    @classmethod
    def of(cls, cards: Path) -> Roles:
        """The roles that have a card in this file."""
        data = yaml_file.read(cards).data
        written = [card for card in data.values() if isinstance(card, dict)] if isinstance(data, dict) else []
        named = [(card.get("kind"), card.get("role")) for card in written]
        return cls(
            {
                kind: frozenset(str(role) for one, role in named if one == kind and role != FOLLOWS)
                for kind in DANGERS
            }
        )

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind a sentence may have."""
        return (NONE, *self.of_kind)
