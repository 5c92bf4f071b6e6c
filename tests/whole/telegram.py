# SPDX-License-Identifier: EUPL-1.2
"""A resident on Telegram, against the stand-in server."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from typing import Any

from tests.botapi.bubble import Bubble
from tests.telegram_server import TelegramServer
from tests.whole.house_rules import hold
from tests.whole.messages import Received

PATIENCE_S = 60.0
QUIET_S = 0.3
SILENCE_S = 1.5
_chats = itertools.count(70_000_001)


class TelegramResident:
    """Says things and receives answers in the app."""

    kind = "telegram"

    def __init__(self, server: TelegramServer, chat: int = 0) -> None:
        self._server, self.chat = server, chat or next(_chats)
        self.sender = str(self.chat)
        self.all: list[Received] = []

    def say(self, text: str, message_id: str | None = None) -> list[Received]:
        """Type something; the answers."""
        return self.do("say", text)

    def say_all(self, texts: list[str]) -> list[Received]:
        """Everything at once; the answers until it is quiet."""
        for text in texts:
            self._server.say(self.chat, text)
        return self._first()

    def say_only(self, text: str) -> list[Received]:
        """Type something to a person; what was answered all the same."""
        self._server.say(self.chat, text)
        time.sleep(SILENCE_S)
        return self._take()

    def do(self, act: str, *given: Any) -> list[Received]:
        """Anything the app can do; the answers."""
        newest = (self._server.typed(self.chat)[-1].message_id,) if act == "edit" else ()
        getattr(self._server, act)(self.chat, *newest, *given)
        return self._first()

    def press(self, title: str) -> list[Received]:
        """Press the button with this title under the newest message that shows it."""
        return self.press_held(*self.held(title))

    def press_only(self, title: str) -> list[Received]:
        """Press a button that should be followed by nothing; what was answered all the same."""
        self._server.press(self.chat, *self.held(title))
        time.sleep(SILENCE_S)
        return self._take()

    def held(self, title: str) -> tuple[int, str]:
        """The message a button hangs under, and what pressing it sends."""
        for bubble in reversed(self._shown()):
            if title in bubble.titles:
                return bubble.message_id, bubble.data(title)
        raise AssertionError(f"no button {title!r}; there are {list(self.buttons())}")

    def press_held(self, message: int, payload: str) -> list[Received]:
        """Press a button from memory; one from another chat hangs under our own newest message."""
        own = {bubble.message_id for bubble in self._shown()}
        under = message if message in own else max(own)
        self._server.press(self.chat, under, payload, anyway=True)
        return self._first()

    def buttons(self) -> dict[str, str]:
        """The buttons that can be pressed now."""
        return {title: bubble.data(title) for bubble in self._shown() for title in bubble.titles}

    def until(self, enough: Callable[[list[Received]], bool]) -> list[Received]:
        """What came since last time; waits until it is enough."""
        end, fresh = time.monotonic() + PATIENCE_S, list[Received]()
        while not enough(fresh) and time.monotonic() < end:
            time.sleep(0.05)
            fresh += self._take()
        return fresh

    def everything(self) -> list[Received]:
        """All that was ever delivered."""
        self._take()
        return self.all

    def until_left(self, count: int) -> None:
        """Wait until so many messages, of either side, are left in the chat."""
        end = time.monotonic() + PATIENCE_S
        while len(left := [*self._shown(), *self._typed()]) != count:
            assert time.monotonic() < end, f"{len(left)} messages are left: {[b.text for b in left]}"
            time.sleep(0.1)

    def _shown(self) -> list[Bubble]:
        return [bubble for bubble in self._server.sent(self.chat) if not bubble.deleted]

    def _typed(self) -> list[Bubble]:
        return [bubble for bubble in self._server.typed(self.chat) if not bubble.deleted]

    def _first(self) -> list[Received]:
        """The answers, once there is one and it is quiet."""
        found = self.until(bool)
        time.sleep(QUIET_S)
        return [*found, *self._take()]

    def _take(self) -> list[Received]:
        fresh = []
        for bubble in self._server.sent(self.chat)[len(self.all) :]:
            buttons = {title: bubble.data(title) for title in bubble.titles}
            hold(bubble.text, list(buttons), "telegram", [self.sender])
            fresh.append(Received(bubble.text, buttons, "telegram", bubble.message_id))
        self.all += fresh
        return fresh
