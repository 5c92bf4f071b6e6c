# SPDX-License-Identifier: EUPL-1.2
"""The terminal: the same conversation, typed at a prompt; buttons are pressed by their number."""

from __future__ import annotations

import secrets
import sys
import threading
import time
from typing import Any

import httpx

from bot.settings import Settings

LOOK_S = 1.0
END = ("/weg", "/exit", "/quit")


class Terminal:
    """One conversation in one window."""

    def __init__(self, base: str, sender: str, token: str = "") -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.Client(base_url=base, timeout=10.0, headers=headers)
        self._sender, self._seen = sender, 0
        self._buttons: list[dict[str, str]] = []
        self._lock = threading.Lock()

    def say(self, text: str) -> None:
        """Send what was typed, or the button whose number it is, and show the answers."""
        message = self._buttons[int(text) - 1]["payload"] if self._is_number(text) else text
        body = {"sender": self._sender, "message": message, "channel": "terminal"}
        answer = self._http.post("/webhooks/rest/webhook", json=body)
        if answer.status_code == 200:
            for unkept in (each for each in answer.json() if not each["custom"]["id"]):
                self._print(unkept)
            # What a worker wrote a moment before the answers comes before them.
            self.look()
        else:
            print(answer.json().get("error", ""))

    def look(self) -> None:
        """Show what came without being asked for: a worker's answer."""
        answer = self._http.get(
            f"/conversations/{self._sender}/messages", params={"after": self._seen, "channel": "terminal"}
        )
        if answer.status_code == 200:
            self.show([m for m in answer.json() if m["who"] != "resident"])

    def show(self, messages: list[dict[str, Any]]) -> None:
        """Print messages not shown before."""
        with self._lock:
            for message in messages:
                if message["custom"]["id"] > self._seen:
                    self._seen = message["custom"]["id"]
                    self._print(message)

    def _print(self, message: dict[str, Any]) -> None:
        print("\n" + message["text"])
        self._buttons = message["buttons"] or self._buttons
        for number, button in enumerate(message["buttons"], 1):
            print(f"  {number}. {button['title']}")

    def _is_number(self, text: str) -> bool:
        return text.isdigit() and 1 <= int(text) <= len(self._buttons)


def chat(settings: Settings, arguments: list[str]) -> int:
    """Talk until the end of input; `arguments` may name a sender to go on with."""
    base = f"http://{settings.host}:{settings.port}"
    token = settings.rest_token.get_secret_value()
    terminal = Terminal(base, arguments[0] if arguments else secrets.token_hex(8), token)
    try:
        terminal.say("hallo")
    except httpx.HTTPError:
        print(f"Omzien luistert niet op {base}. Start het eerst met: make start", file=sys.stderr)
        return 1
    threading.Thread(target=_look_on, args=(terminal,), daemon=True).start()
    for text in iter(_typed, None):
        if text in END:
            break
        try:
            terminal.say(text)
        except httpx.HTTPError:
            print("Omzien antwoordt even niet. Probeer het zo nog eens.", file=sys.stderr)
    return 0


def _typed() -> str | None:
    try:
        return input("\n> ").strip()
    except EOFError:
        return None


def _look_on(terminal: Terminal) -> None:
    while True:
        time.sleep(LOOK_S)
        try:
            terminal.look()
        except httpx.HTTPError:
            continue
