# SPDX-License-Identifier: EUPL-1.2
"""The hand on the stand-in: residents, faults, time and counts, by the same names over HTTP."""

from __future__ import annotations

import asyncio
import dataclasses
import time
from typing import Any

from tests.botapi.bubble import Bubble
from tests.botapi.faults import Fault, What
from tests.botapi.hook import Hook
from tests.botapi.residents import Residents
from tests.botapi.world import World


class Control(Residents):
    """Everything a test may do to the stand-in."""

    def __init__(self, world: World, hook: Hook) -> None:
        super().__init__(world)
        self._hook = hook

    def meet(self, chat: int) -> None:
        """Know a chat (or, with a negative number, a group) without anything being said."""
        with self._world.lock:
            self._world.chats.add(chat)

    def fault(self, what: What, method: str = "sendMessage", seconds: float = 1.0, times: int = 1) -> None:
        """Let the next `times` calls of `method` ("*": any) go wrong: 429, 500, html, lost or slow."""
        with self._world.lock:
            for _ in range(times):
                self._world.faults.order(Fault(what, method, seconds))

    def pass_time(self, seconds: float) -> None:
        """Let the stand-in's clock run ahead."""
        self._world.pass_time(seconds)

    def actions(self, chat: int) -> list[str]:
        """The typing signs and the like this chat saw."""
        with self._world.lock:
            return [action for seen, action in self._world.actions if seen == chat]

    def unanswered(self) -> list[str]:
        """Pressed buttons whose spinner still turns."""
        with self._world.lock:
            return list(self._world.queries)

    def answered(self) -> list[str]:
        """Pressed buttons whose spinner was stopped."""
        with self._world.lock:
            return list(self._world.answered)

    def allowed(self) -> list[str]:
        """The kinds of update the bot asked for; empty for Telegram's own choice."""
        with self._world.lock:
            return list(self._world.updates.allowed)

    def pending(self) -> int:
        """Updates the bot has not confirmed."""
        with self._world.lock:
            return len(self._world.updates.waiting(self._world.now()))

    def counts(self) -> dict[str, Any]:
        """Calls per method, refusals per code, floods per limit, webhook pushes, updates expired."""
        with self._world.lock:
            return {
                "calls": dict(self._world.calls),
                "refusals": {str(code): times for code, times in self._world.refusals.items()},
                "floods": dict(self._world.meter.refused),
                "pushes": list(self._hook.pushes),
                "expired": self._world.updates.expired,
            }

    async def arrived(self, chat: int, count: int = 1, timeout: float = 10.0) -> list[Bubble]:
        """What was delivered to this chat, once there are `count` messages; TimeoutError if not in time."""
        until = time.monotonic() + timeout
        while len(found := self.sent(chat)) < count:
            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"{len(found)} of {count} messages arrived")
            await asyncio.sleep(0.02)
        return found


VERBS = {
    "say", "location", "voice", "photo", "sticker", "document", "video", "contact", "edit", "press", "block",
    "unblock", "raw", "sent", "typed", "meet", "fault", "pass_time", "actions", "unanswered", "answered",
    "pending", "allowed", "counts",
}  # fmt: skip


def do(control: Control, verb: str, given: dict[str, Any]) -> Any:
    """A verb with its arguments; LookupError for one that does not exist, and plain JSON back."""
    if verb not in VERBS:
        raise LookupError(f"unknown verb {verb}")
    result = getattr(control, verb)(**given)
    if isinstance(result, list):
        return [dataclasses.asdict(each) if isinstance(each, Bubble) else each for each in result]
    return result
