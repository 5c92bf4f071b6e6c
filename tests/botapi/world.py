# SPDX-License-Identifier: EUPL-1.2
"""Everything the stand-in knows: chats, messages, updates, settings and counts."""

from __future__ import annotations

import threading
import time
from collections import Counter
from typing import Any

from tests.botapi import things
from tests.botapi.bell import Bell
from tests.botapi.bubble import Bubble
from tests.botapi.faults import Faults
from tests.botapi.limits import Limits, Meter
from tests.botapi.refusal import bad, forbidden
from tests.botapi.updates import Updates


class World:
    """Shared by the web server's thread and the test's; whoever changes it holds `lock`."""

    def __init__(self, token: str, limits: Limits) -> None:
        self.token, self.bot_id = token, int(token.split(":")[0])
        self.lock = threading.RLock()
        self.bell, self.updates, self.faults, self.meter = Bell(), Updates(), Faults(), Meter(limits)
        self.chats: set[int] = set()
        self.blocked: set[int] = set()
        self.bubbles: dict[tuple[int, int], Bubble] = {}
        self.presses = 0
        self.queries: dict[str, float] = {}
        self.answered: list[str] = []
        self.files: dict[str, bytes] = {}
        self.actions: list[tuple[int, str]] = []
        self.calls: Counter[str] = Counter()
        self.refusals: Counter[int] = Counter()
        self.closed = False
        self._ahead, self._last = 0.0, 0

    def now(self) -> float:
        """The stand-in's own time, which a test may move."""
        return time.time() + self._ahead

    def pass_time(self, seconds: float) -> None:
        """Let time go by."""
        self._ahead += seconds
        self.bell.ring()

    def close(self) -> None:
        """Let every long poll end."""
        self.closed = True
        self.bell.ring()

    def speaks_to(self, chat: int) -> None:
        """Refusal where the bot may not write: a stranger's chat, or one that blocked it."""
        if chat not in self.chats:
            raise bad("chat not found")
        if chat in self.blocked:
            raise forbidden("bot was blocked by the user")

    def put(self, chat: int, by_bot: bool, **content: Any) -> Bubble:
        """A new message in a chat."""
        self._last += 1
        bubble = Bubble(chat, self._last, by_bot, self.now(), **content)
        self.bubbles[chat, bubble.message_id] = bubble
        return bubble

    def find(self, chat: int, message_id: int, what: str) -> Bubble:
        """A message that is there, or Refusal naming `what` was wanted of it."""
        bubble = self.bubbles.get((chat, message_id))
        if bubble is None or bubble.deleted:
            raise bad(f"message to {what} not found")
        return bubble

    def tell(self, chat: int, **content: Any) -> int:
        """Queue an update for the bot; its id."""
        update_id = self.updates.add(chat, content, self.now())
        self.bell.ring()
        return update_id

    def message(self, bubble: Bubble) -> things.Thing:
        """A message as JSON."""
        return things.message(bubble, self.bot_id)
