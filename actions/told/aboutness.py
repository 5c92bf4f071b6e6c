# SPDX-License-Identifier: EUPL-1.2
"""What a message is about: the model's themes, put right where an editor's own words say more."""

from __future__ import annotations

from actions.told.needs import URGENCIES, clear, most_urgent, spoken
from actions.turn import Turn

LIKELY = 3
"""How far down the model's ranking an editor's words may still decide."""


def themes(turn: Turn) -> list[str]:
    """The themes that are sure, the most urgent first; empty when none is."""
    if turn.decision == "sure" and turn.detected:
        return sorted(turn.detected, key=lambda theme: -_urgency(turn, theme))
    return [theme for theme in turn.ranked[:LIKELY] if clear(turn.theme(theme), turn.text)][:1]


def _urgency(turn: Turn, theme: str) -> int:
    """Somebody without a bed tonight is not helped with loneliness first."""
    found = [need.urgency for need in spoken(turn.theme(theme), turn.text)]
    return URGENCIES.index(most_urgent("none", *found))
