# SPDX-License-Identifier: EUPL-1.2
"""Wakes whoever waits for something to change, from any thread."""

from __future__ import annotations

import asyncio
import threading


class Bell:
    """A counter that rings; a ring between `mark` and `wait` is not missed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rung = 0
        self._waiting: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}

    def mark(self) -> int:
        """How often it has rung; take it before looking at what may change."""
        return self._rung

    def ring(self) -> None:
        """Wake everyone."""
        with self._lock:
            self._rung += 1
            for event, loop in self._waiting.items():
                loop.call_soon_threadsafe(event.set)

    async def wait(self, mark: int, seconds: float) -> None:
        """Return at the first ring after `mark`, or after `seconds`."""
        event = asyncio.Event()
        with self._lock:
            if self._rung != mark:
                return
            self._waiting[event] = asyncio.get_running_loop()
        try:
            await asyncio.wait_for(event.wait(), seconds)
        except TimeoutError:
            pass
        finally:
            with self._lock:
                del self._waiting[event]
