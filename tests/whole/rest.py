# SPDX-License-Identifier: EUPL-1.2
"""A resident over REST."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx

from tests.whole.house_rules import hold
from tests.whole.messages import Received

PATIENCE_S = 60.0
"""A part that has to start first takes its time on a small machine that does more."""


class RestResident:
    """Says things and receives answers; every answer is held against the house rules."""

    kind = "rest"

    def __init__(self, base: str, sender: str = "") -> None:
        self.sender = sender or f"bewoner-{secrets.token_hex(6)}"
        self._http = httpx.Client(base_url=base, timeout=20.0)
        self.all: list[Received] = []

    def say(self, text: str, message_id: str | None = None) -> list[Received]:
        """Type something; the answers."""
        return self._take(self._post(text, message_id))

    def say_all(self, texts: list[str]) -> list[Received]:
        """Everything at once; all the answers."""
        with ThreadPoolExecutor(len(texts)) as pool:
            return self._take([m for answers in pool.map(self._post, texts) for m in answers])

    def say_only(self, text: str) -> list[Received]:
        """Type something to a person; what was answered all the same."""
        return self.say(text)

    def press(self, title: str) -> list[Received]:
        """Press the button with this title under the last message that had buttons."""
        return self.say(self.held(title)[1])

    def press_only(self, title: str) -> list[Received]:
        """Press a button that should be followed by nothing; what was answered all the same."""
        return self.press(title)

    def held(self, title: str) -> tuple[int, str]:
        """The message a button hangs under, and what pressing it sends."""
        buttons = self.buttons()
        assert title in buttons, f"no button {title!r}; there are {list(buttons)}"
        return 0, buttons[title]

    def press_held(self, message: int, payload: str) -> list[Received]:
        """Press a button from memory."""
        return self.say(payload)

    def do(self, act: str, *given: Any) -> list[Received]:
        """Here there is nothing but text."""
        raise AssertionError(f"nobody can {act} over REST")

    def buttons(self) -> dict[str, str]:
        """The buttons that can be pressed now."""
        return next((m.buttons for m in reversed(self.all) if m.buttons), {})

    def until(self, enough: Callable[[list[Received]], bool]) -> list[Received]:
        """What came without being asked for; waits until it is enough."""
        end, fresh = time.monotonic() + PATIENCE_S, list[Received]()
        while not enough(fresh) and time.monotonic() < end:
            said = [m for m in self._log(0) if m["who"] != "resident"]
            fresh += self._take([m for m in said if _received(m) not in self.all])
            time.sleep(0.05)
        return fresh

    def everything(self) -> list[Received]:
        """All that can be read back now."""
        return [_received(m) for m in self._log(0)]

    def until_left(self, count: int) -> None:
        """Wait until so many messages can be read back; AssertionError when that does not come."""
        end = time.monotonic() + PATIENCE_S
        while len(left := self._log(0)) != count:
            assert time.monotonic() < end, f"{len(left)} messages can still be read"
            time.sleep(0.1)

    def _log(self, after: int) -> list[dict[str, Any]]:
        path = f"/conversations/{self.sender}/messages"
        found: list[dict[str, Any]] = self._http.get(path, params={"after": after}).json()
        return found

    def _post(self, text: str, message_id: str | None = None) -> list[dict[str, Any]]:
        body = {"sender": self.sender, "message": text} | ({"message_id": message_id} if message_id else {})
        answer = self._http.post("/webhooks/rest/webhook", json=body)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()
        return found

    def _take(self, messages: list[dict[str, Any]]) -> list[Received]:
        taken = [_received(m) for m in messages]
        for message in taken:
            hold(message.text, list(message.buttons), message.who, [self.sender])
        self.all += [message for message in taken if message not in self.all]
        return taken


def _received(message: dict[str, Any]) -> Received:
    buttons = {b["title"]: b["payload"] for b in message["buttons"]}
    return Received(message["text"], buttons, message["custom"]["from"], message["custom"]["id"])
