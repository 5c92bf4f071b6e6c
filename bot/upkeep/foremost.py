# SPDX-License-Identifier: EUPL-1.2
"""The first of many in some order, held while all of them go by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Foremost(Generic[T]):
    """Holds no more than twice `most`, whatever goes by; `count` is how many that were."""

    def __init__(self, most: int, order: Callable[[T], Any]) -> None:
        self._most, self._order = most, order
        self._held: list[T] = []
        self.count = 0

    def add(self, one: T) -> None:
        """One more goes by."""
        self.count += 1
        self._held.append(one)
        if len(self._held) >= 2 * self._most:
            self._held = self.first

    @property
    def first(self) -> list[T]:
        """Those that come first, in order."""
        return sorted(self._held, key=self._order)[: self._most]
