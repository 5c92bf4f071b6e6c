# SPDX-License-Identifier: EUPL-1.2
"""One reading for all who ask at about the same moment: twenty desks that hear a word read the queue once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

GAP_S = 0.3
T = TypeVar("T")


class Shared(Generic[T]):
    """Reads at most once in `gap` seconds; whoever asks gets a reading that began after the question."""

    def __init__(self, read: Callable[[], Awaitable[T]], gap: float = GAP_S) -> None:
        self._read, self._gap = read, gap
        self._next: asyncio.Task[T] | None = None
        self._began = float("-inf")

    async def get(self) -> T:
        """What is so now; a little later when it was read a moment ago."""
        if self._next is None:
            self._next = asyncio.ensure_future(self._soon())
        # Who goes away must not take the reading away from the others.
        return await asyncio.shield(self._next)

    async def _soon(self) -> T:
        clock = asyncio.get_running_loop().time
        await asyncio.sleep(max(0.0, self._began + self._gap - clock()))
        # From here on it is too late to join: what happens now may be missed by this reading.
        self._next, self._began = None, clock()
        return await self._read()
