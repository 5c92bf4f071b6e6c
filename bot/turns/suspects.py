# SPDX-License-Identifier: EUPL-1.2
"""Messages over which a process or the dialogue may have fallen: three tries, and one of them at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from typing import Any

from bot.conversation.outcome import Item
from bot.turns.begun import Begun
from store import keys

TRIES = 3
AT_ONCE = 8
"""Rasa takes turns one at a time: asked by thousands at once, it would be in time for none of them."""
PATIENCE_S = 10.0
"""A suspect does not wait longer than this for the one before it."""


class Suspects:
    """How many tries went wrong, of the few messages of which any did. Who was merely near when another made
    us fall is tried alone after that, so that only who is to blame comes to three."""

    def __init__(self, redis: Any, begun: Begun) -> None:
        self._redis, self._begun = redis, begun
        self._tries: dict[str, int] = {}
        self._one, self._few = asyncio.Lock(), asyncio.Semaphore(AT_ONCE)

    async def know(self, partition: int) -> None:
        """What was counted of a partition that is served from now on."""
        counted = await self._redis.hgetall(keys.attempts(partition))
        self._tries |= {f"{partition}|{entry}": int(tries) for entry, tries in counted.items()}

    async def seen(self, partition: int, entry: str) -> None:
        """An entry is read: was somebody busy with it when this process died before?"""
        name = f"{partition}|{entry}"
        if name in self._begun.left:
            self._begun.left.discard(name)
            await self._count(partition, entry)

    def worn(self, item: Item) -> bool:
        """Whether it had all its tries."""
        return self._tries.get(_name(item), 0) >= TRIES

    async def blame(self, item: Item) -> int:
        """One more try of it went wrong; how many that are."""
        return await self._count(item.ref.partition, item.entry)

    def forget(self, item: Item) -> None:
        """It is finished; the commit forgot it in Redis."""
        self._tries.pop(_name(item), None)

    @asynccontextmanager
    async def trying(self, item: Item) -> AsyncIterator[None]:
        """One try: written down as begun, a few at a time, and of suspects one. Danger is put before staff
        without waiting for anybody; its card was given before."""
        held = _name(item) in self._tries and await self._turn()
        try:
            async with nullcontext() if item.danger else self._few:
                with self._begun.on(_name(item)):
                    yield
        finally:
            if held:
                self._one.release()

    async def _turn(self) -> bool:
        try:
            async with asyncio.timeout(PATIENCE_S):
                return await self._one.acquire()
        except TimeoutError:
            return False

    async def _count(self, partition: int, entry: str) -> int:
        tries = int(await self._redis.hincrby(keys.attempts(partition), entry, 1))
        self._tries[f"{partition}|{entry}"] = tries
        return tries


def _name(item: Item) -> str:
    return f"{item.ref.partition}|{item.entry}"
