# SPDX-License-Identifier: EUPL-1.2
"""A share of messages, with how many that were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

NOTHING = "–"


@dataclass(frozen=True)
class Share:
    """`good` of `of`."""

    good: int
    of: int

    @property
    def value(self) -> float:
        """Between 0 and 1; 0 of none."""
        return self.good / self.of if self.of else 0.0

    @property
    def counted(self) -> str:
        """How many of how many."""
        return f"{self.good} of {self.of}" if self.of else NOTHING

    def __str__(self) -> str:
        return percent(self.value) if self.of else NOTHING


def share(found: Iterable[bool]) -> Share:
    """How many of these are so."""
    seen = [bool(one) for one in found]
    return Share(sum(seen), len(seen))


def percent(value: float) -> str:
    """As people read it."""
    return f"{100 * value:.1f} %"
