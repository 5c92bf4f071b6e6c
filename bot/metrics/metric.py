# SPDX-License-Identifier: EUPL-1.2
"""One figure: its name, and every value its labels may ever have, so that no label can say who or what."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Literal

PREFIX = "omzien_"
OTHER = "other"
"""What a value that is not on a label's list is counted as."""
Kind = Literal["counter", "gauge", "histogram"]


@dataclass(frozen=True)
class Label:
    """A label and the closed list of its values."""

    name: str
    values: tuple[str, ...]

    def of(self, value: str) -> str:
        """The value where it is on the list."""
        return value if value in self.values else OTHER

    @property
    def all(self) -> tuple[str, ...]:
        """Every value it may be shown with."""
        return self.values if OTHER in self.values else (*self.values, OTHER)


@dataclass(frozen=True)
class Metric:
    """One figure; `edges` are the upper ends of a histogram's buckets in seconds."""

    name: str
    kind: Kind
    help: str
    labels: tuple[Label, ...] = ()
    edges: tuple[float, ...] = ()

    @property
    def full(self) -> str:
        """The name as Prometheus knows it, without what it puts behind it."""
        return PREFIX + self.name

    def field(self, values: tuple[str, ...]) -> str:
        """Where it is kept, with these values for its labels in their order."""
        pairs = zip(self.labels, values, strict=True)
        return "|".join((self.name, *(label.of(value) for label, value in pairs)))

    @property
    def combinations(self) -> list[tuple[str, ...]]:
        """Every combination of values there can be."""
        return list(product(*(label.all for label in self.labels)))
