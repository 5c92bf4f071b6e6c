# SPDX-License-Identifier: EUPL-1.2
"""News of conversations: one pub/sub connection a process, a bell for each that listens."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Literal

import structlog
from redis.exceptions import RedisError

from bot.log import failure
from store import keys
from store.conversation import ConversationRef

_log = structlog.get_logger()
ANY = "*"
Side = Literal["worker", "resident"]
Row = tuple[str, dict[str, str]]
"""A line of a log as Redis keeps it: its name there and its sealed fields."""


class Bell:
    """Rings when a conversation has moved; `done` is the last message known to be finished, `rows` are the
    lines of its log that came with the word. One that `hears` a side also rings when that side types."""

    def __init__(self, hears: Side | None = None) -> None:
        self._event, self._hears = asyncio.Event(), hears
        self._moved, self._typist = False, ""
        self._sure = True
        self.done = 0
        self.rows: list[Row] = []

    def ring(self, done: int | None = 0, rows: Sequence[Row] = ()) -> None:
        """Wake whoever waits; None when nobody knows what has happened meanwhile."""
        self._sure = self._sure and done is not None
        self.done = max(self.done, done or 0)
        self.rows += rows
        self._moved = True
        self._event.set()

    def typed(self, side: str, name: str) -> None:
        """Somebody types."""
        if side == self._hears:
            self._typist = name or side
            self._event.set()

    def moved(self) -> bool:
        """Whether the conversation has moved since this was asked last."""
        moved, self._moved = self._moved, False
        return moved

    def typist(self) -> str:
        """Who has typed since this was asked last."""
        name, self._typist = self._typist, ""
        return name

    async def wait(self, most: float) -> bool:
        """Until it rings, or for `most` seconds; whether `done` tells all there is to know."""
        rang = False
        with suppress(TimeoutError):
            rang = await asyncio.wait_for(self._event.wait(), most)
        sure, self._sure = self._sure, True
        self._event.clear()
        return rang and sure


class News:
    """Listens to Redis for conversations that moved."""

    def __init__(self, redis: Any) -> None:
        self._redis = redis
        self._bells: dict[str, set[Bell]] = defaultdict(set)
        self.listening = False

    @contextmanager
    def of(self, ref: ConversationRef | None, hears: Side | None = None) -> Iterator[Bell]:
        """A bell for one conversation, or for all when `ref` is None; and for whose typing it rings."""
        name, bell = str(ref) if ref else ANY, Bell(hears)
        self._bells[name].add(bell)
        try:
            yield bell
        finally:
            self._bells[name].discard(bell)
            if not self._bells[name]:
                del self._bells[name]

    async def run(self) -> None:
        """Listen until cancelled; a lost connection is taken up again."""
        while True:
            try:
                await self._listen()
            except (RedisError, OSError) as error:
                _log.warning("news lost", error=failure(error))
            except Exception as error:
                _log.critical("news failed", error=failure(error))
            finally:
                self.listening = False
            await asyncio.sleep(0.5)

    async def _listen(self) -> None:
        async with self._redis.pubsub(ignore_subscribe_messages=True) as pubsub:
            await pubsub.subscribe(keys.LOG_CHANNEL, keys.TYPING_CHANNEL)
            # What was said while nobody listened is looked up by whoever waits.
            self._ring_all()
            self.listening = True
            async for message in pubsub.listen():
                if message["channel"] == keys.TYPING_CHANNEL:
                    self._typed(str(message["data"]))
                else:
                    self._ring(str(message["data"]))

    def _ring_all(self) -> None:
        for bells in self._bells.values():
            for bell in bells:
                bell.ring(None)

    def _typed(self, data: str) -> None:
        ref, side, name = (*data.split(" ", 2), "", "")[:3]
        for bell in self._bells.get(ref, ()):
            bell.typed(side, name)

    def _ring(self, data: str) -> None:
        if data == ANY:
            # Something that is for everybody, such as the off-switch.
            self._ring_all()
            return
        name, done, rows = (*data.split(" ", 2), "", "")[:3]
        for bell in self._bells.get(ANY, ()):
            bell.ring()
        if bells := self._bells.get(name):
            lines = json.loads(rows or "[]") or []
            for bell in bells:
                bell.ring(int(done or 0), lines)
