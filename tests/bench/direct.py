# SPDX-License-Identifier: EUPL-1.2
"""Asking our own Rasa without the chain around it, as the worker does."""

from __future__ import annotations

import itertools
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import psutil

from tests.bench.asking import TURNS, Unanswered
from tests.whole.installation import Installation

CONTEXT = {
    "version": 1,
    "now": "2026-11-23T10:00:00+01:00",
    "organisation": "standaard",
    "form": "je",
    "channel": "rest",
    "state": "pending",
    "first": False,
    "shared_phone": False,
    "gap_hours": 0.0,
    "desk": {"staffed": False, "open_now": True, "opens": None},
}
_ids = itertools.count(1)


class Direct:
    """A client of the channel in our Rasa."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self._http = http

    async def conversation(self) -> list[float]:
        """The seconds of each turn of one whole conversation of somebody new."""
        somebody = secrets.token_hex(16)
        return [await self._ask(somebody, text) for text in TURNS]

    async def _ask(self, conversation: str, text: str) -> float:
        body = {
            "organisation": "standaard",
            "conversation": conversation,
            "message_id": str(next(_ids)),
            "kind": "text",
            "text": text,
            "button": None,
            "place": None,
            "context": CONTEXT,
        }
        began = time.perf_counter()
        async with self._http.post("/webhooks/omzien/turn", json=body) as answer:
            if answer.status != 200 or not (await answer.json())["replies"]:
                raise Unanswered(f"{answer.status} from Rasa")
        return time.perf_counter() - began


@asynccontextmanager
async def direct(omzien: Installation, secret: str) -> AsyncIterator[Direct]:
    """A client of the Rasa of this installation."""
    command = psutil.Process(omzien.wait_for_pid("rasa")).cmdline()
    port = command[command.index("--port") + 1]
    headers = {"X-Omzien-Secret": secret}
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}", headers=headers) as http:
        yield Direct(http)
