# SPDX-License-Identifier: EUPL-1.2
"""A channel that is pushed to, and a sender on it that can be stopped and started."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from bot.channels.outcome import Delivered, Outcome
from bot.conversation.entry import Entry
from bot.sending.sender import Sender
from store import keys
from tests.bot.support import OWNER, House, until

CHAT = "7001"
Note = tuple[str, str]


class Post:
    """A channel that is pushed to; `trouble` holds what comes of the next attempts."""

    def __init__(self) -> None:
        self.log: list[Note] = []
        self.begun: list[tuple[str, ...]] = []
        self.trouble: deque[Outcome | Exception] = deque()
        self.gate = asyncio.Event()
        self.gate.set()
        self.confirms = asyncio.Event()
        self.confirms.set()
        """What arrived is only confirmed while this is set."""
        self.deaf = 0
        self._numbers = iter(range(100, 10_000))

    @property
    def brought(self) -> list[str]:
        """What arrived."""
        return [text for what, text in self.log if what == "brought"]

    async def deliver(
        self,
        address: str,
        entry: Entry,
        chat_hash: str,
        sent: tuple[str, ...] = (),
        urgent: bool = False,
    ) -> Outcome:
        """One attempt."""
        assert address == CHAT
        self.begun.append(sent)
        await self.gate.wait()
        if self.trouble:
            outcome = self.trouble.popleft()
            if isinstance(outcome, Exception):
                raise outcome
            return outcome
        self.log.append(("brought", entry.text))
        await self.confirms.wait()
        return Delivered((str(next(self._numbers)),))

    async def clear_buttons(self, address: str, external_id: str) -> bool:
        """Noted."""
        self.log.append(("cleared", external_id))
        return True

    async def delete(self, address: str, external_ids: Sequence[str]) -> tuple[str, ...]:
        """Noted, unless it is deaf for so many more times."""
        assert address == CHAT
        if self.deaf:
            self.deaf -= 1
            return tuple(external_ids)
        self.log.append(("deleted", ",".join(sorted(external_ids))))
        return ()


class Round:
    """A house with a sender that can be stopped and started."""

    def __init__(self, house: House) -> None:
        self.house, self.post = house, Post()
        self.sender = Sender(house.services, {"telegram": self.post}, OWNER)
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """As after a restart: with nothing in memory."""
        self.sender = Sender(self.house.services, {"telegram": self.post}, OWNER)
        self._task = asyncio.ensure_future(self.sender.run())

    async def stop(self) -> None:
        """End it."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def say(self, text: str, **more: Any) -> None:
        """A message over the channel, answered in the log."""
        await self.house.say(text, CHAT, channel="telegram", **more)

    async def arrived(self, count: int, seconds: float = 6.0) -> list[str]:
        """What arrived, once it is so much."""
        await until(lambda: self._has(count), seconds)
        return self.post.brought

    async def outboxes(self) -> int:
        """What still waits."""
        waiting = self.house.waiting
        urgent = await waiting(lambda p: keys.outbox(p, "urgent"))
        return urgent + await waiting(lambda p: keys.outbox(p, "ordinary"))

    async def _has(self, count: int) -> bool:
        return len(self.post.brought) >= count
