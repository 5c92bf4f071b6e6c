# SPDX-License-Identifier: EUPL-1.2
"""What anybody may ask as often as they like is looked at no more than once a second."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")
GOOD_FOR_S = 1.0


class Lately(Generic[T]):
    """What a look found, at most a second ago; who asks meanwhile waits for the same look."""

    def __init__(self, look: Callable[[], Awaitable[T]]) -> None:
        self._look, self._looking = look, asyncio.Lock()
        self._known: tuple[float, T] | None = None

    async def seen(self) -> T:
        """As it was at most a second ago."""
        async with self._looking:
            if self._known is None or time.monotonic() - self._known[0] > GOOD_FOR_S:
                self._known = (time.monotonic(), await self._look())
            return self._known[1]
