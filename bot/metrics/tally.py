# SPDX-License-Identifier: EUPL-1.2
"""What one process counted since it last wrote that down: a number in memory, less than a microsecond."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from bot.metrics.metric import Metric

SUM = "sum"
MICRO = 1_000_000


class Tally:
    """Counts by field; nothing is written until somebody takes what there is."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._fields: dict[tuple[str, ...], str] = {}

    def count(self, metric: Metric, *values: str, n: int = 1) -> None:
        """`n` more, with these values for its labels."""
        self._add(self._field(metric, values), n)

    def took(self, metric: Metric, seconds: float, *values: str) -> None:
        """One that took so long."""
        field = self._field(metric, values)
        self._add(f"{field}|{bisect_left(metric.edges, seconds)}", 1)
        self._add(f"{field}|{SUM}", max(0, round(seconds * MICRO)))

    @contextmanager
    def timing(self, metric: Metric, *values: str) -> Iterator[None]:
        """How long what is done here takes, also where it fails."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.took(metric, time.perf_counter() - begun, *values)

    def take(self) -> dict[str, int]:
        """Everything since the last time; it begins anew."""
        taken, self._counts = self._counts, {}
        return taken

    def put_back(self, taken: Mapping[str, int]) -> None:
        """What could not be written is for the next time."""
        for field, n in taken.items():
            self._add(field, n)

    def _field(self, metric: Metric, values: tuple[str, ...]) -> str:
        known = self._fields.get((metric.name, *values))
        if known is None:
            known = metric.field(values)
            if all(value in label.values for label, value in zip(metric.labels, values, strict=True)):
                # Only what is on the lists is remembered: that is never more than a few hundred.
                self._fields[metric.name, *values] = known
        return known

    def _add(self, field: str, n: int) -> None:
        self._counts[field] = self._counts.get(field, 0) + n
