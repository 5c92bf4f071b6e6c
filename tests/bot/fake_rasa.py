# SPDX-License-Identifier: EUPL-1.2
"""A Rasa with its action server, by the front door: it speaks the contract of `/webhooks/omzien/turn`."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Literal

Mode = Literal["well", "silent", "failing", "refusing"]
SECRET = "geheim-van-de-proef"


def reply(text: str, *buttons: str, commands: tuple[dict[str, Any], ...] = (), private: bool = False) -> Any:
    """One message as an action composes it."""
    shown = [{"title": each.replace("_", " "), "id": each, "data": {}} for each in buttons]
    return {
        "version": 1,
        "parts": [{"title": None, "text": text, "contact": None}],
        "buttons": shown,
        "commands": list(commands),
        "private": private,
    }


def usual(asked: dict[str, Any]) -> Any:
    """What the dialogue says to a message: it knows a person, erasing and stopping, and echoes the rest."""
    word = (asked["button"] or {}).get("id") or asked["text"]
    if word == "mens":
        return reply(
            "Ik heb het doorgegeven.", "verder_zoeken", commands=({"name": "handoff", "summary": {}},)
        )
    if word == "wis_alles":
        receipt = not asked["context"]["shared_phone"]
        return reply("Alles is gewist.", "begroeten", commands=({"name": "erase", "receipt": receipt},))
    if word == "wissen":
        return reply("Wil je dat?", "wis_alles", "niet_wissen")
    return reply(f"antwoord op {word}", "mens", "iets_anders")


class FakeRasa:
    """`mode` decides how it is; the same message id gets the same replies, as with the real one."""

    def __init__(self) -> None:
        self.mode: Mode = "well"
        self.heard: list[dict[str, Any]] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.url = ""
        self.looked = 0
        """How often it was asked how it is."""
        self.followed = 0
        """How often it was told to take over the model in use."""
        self.missed: Any = None
        """The sentence it says it did not understand, in its next answer."""
        self.next: list[Any] | None = None
        """What it says to the next message instead of the usual."""
        self._answers: dict[tuple[str, str], Any] = {}

    @property
    def texts(self) -> list[str]:
        """What was typed, in the order it was asked."""
        return [asked["text"] for asked in self.heard]

    async def answer(self, path: str, secret: str, body: bytes) -> tuple[int, Any]:
        """Status and JSON for a request."""
        if path.endswith("/health"):
            self.looked += 1
            return (503, {}) if self.mode == "silent" else (200, {"model": "proef"})
        if secret != SECRET:
            return 401, {"error": "unauthorized"}
        if path.endswith("/model"):
            self.followed += 1
            return (200, {"file": "proef"}) if self.mode == "well" else (503, {})
        asked = json.loads(body)
        self.heard.append(asked)
        if self.mode == "silent":
            await asyncio.sleep(60)
        await self.gate.wait()
        if self.mode == "refusing":
            return 400, {"error": "no"}
        if self.mode == "failing":
            return 503, {"error": "no reply"}
        key = (asked["conversation"], asked["message_id"])
        repeat = key in self._answers
        replies = self._answers.setdefault(key, self.next or [usual(asked)])
        self.next, missed, self.missed = None, self.missed, None
        return 200, {"version": 1, "replies": replies, "repeat": repeat, "missed": missed}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, kept open between requests."""
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
                headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
                secret = next(
                    (line[17:] for line in head if line.lower().startswith("x-omzien-secret: ")), ""
                )
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                status, data = await self.answer(head[0].split(" ")[1], secret, body)
                text = json.dumps(data).encode()
                writer.write(f"HTTP/1.1 {status} X\r\nContent-Length: {len(text)}\r\n\r\n".encode() + text)
                await writer.drain()
        writer.close()


@asynccontextmanager
async def fake_rasa(rasa: FakeRasa | None = None) -> AsyncIterator[FakeRasa]:
    """One, or this one, that listens on a free port of loopback."""
    rasa, busy = rasa or FakeRasa(), set[asyncio.Task[None]]()

    def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(rasa.serve(reader, writer))
        busy.add(task)
        task.add_done_callback(busy.discard)

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    rasa.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield rasa
    finally:
        server.close()
        for task in list(busy):
            task.cancel()
