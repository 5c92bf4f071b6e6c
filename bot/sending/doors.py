# SPDX-License-Identifier: EUPL-1.2
"""The doors of the sender: of thousands a few knock at a time, and who is urgent just enters."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager

AT_ONCE = 48
"""More than Telegram takes in a second; all the others would only ask Redis whether it is their turn yet."""
ON_THE_WIRE = {"urgent": 2, "ordinary": 3}
"""What is on its way when this process is killed may arrive twice. Three at a time are, at a tenth of a
second each, still as many as Telegram takes; danger waits for none of them."""


class Doors:
    """Ordinary deliveries go in the order they came."""

    def __init__(self, at_once: int = AT_ONCE, on_the_wire: Mapping[str, int] = ON_THE_WIRE) -> None:
        self._few = asyncio.Semaphore(at_once)
        self._wires = {lane: asyncio.Semaphore(most) for lane, most in on_the_wire.items()}

    def wire(self, lane: str) -> AbstractAsyncContextManager[None]:
        """While one attempt is made; what is urgent waits for nothing that is not."""
        return self._wires[lane]

    @asynccontextmanager
    async def open(self, lane: str, hurry: asyncio.Event) -> AsyncIterator[bool]:
        """While it is our turn; False when something urgent came for the same resident meanwhile."""
        if lane == "urgent":
            yield True
            return
        if not await self._enter(hurry):
            yield False
            return
        try:
            yield True
        finally:
            self._few.release()

    async def _enter(self, hurry: asyncio.Event) -> bool:
        if not self._few.locked():
            return await self._few.acquire()
        hurry.clear()
        entering, called = asyncio.ensure_future(self._few.acquire()), asyncio.ensure_future(hurry.wait())
        try:
            await asyncio.wait({entering, called}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            called.cancel()
            if not entering.done():
                entering.cancel()
        return await self._entered(entering)

    async def _entered(self, entering: asyncio.Task[bool]) -> bool:
        """Whether we are in; cancelling may come a moment too late, and then we are."""
        try:
            return await entering
        except asyncio.CancelledError:
            return False
