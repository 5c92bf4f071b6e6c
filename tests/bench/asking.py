# SPDX-License-Identifier: EUPL-1.2
"""Asking as a resident does, of whatever has Rasa's REST webhook: Omzien, a stock Rasa, an echo."""

from __future__ import annotations

import itertools
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

TURNS = ("ik heb schulden en de deurwaarder komt", "weet ik niet", "hilversum", "meer", "ik ben zo alleen")
"""One conversation, asked over and over by somebody new."""
PATIENCE_S = 60.0
_numbers = itertools.count(1)


class Unanswered(AssertionError):
    """Something was asked and no answer came."""


class Asking:
    """A client that keeps its connections, of `base`."""

    def __init__(self, base: str, http: aiohttp.ClientSession) -> None:
        self._address, self._http = f"{base}/webhooks/rest/webhook", http

    async def ask(self, sender: str, text: str) -> float:
        """The seconds until there was an answer."""
        began = time.perf_counter()
        await self.answer(sender, text)
        return time.perf_counter() - began

    async def answer(self, sender: str, text: str) -> list[dict[str, Any]]:
        """The answers; Unanswered when there are none."""
        async with self._http.post(self._address, json={"sender": sender, "message": text}) as answer:
            said: list[dict[str, Any]] = await answer.json() if answer.status == 200 else []
        if not said:
            raise Unanswered(f"{answer.status} and nothing said")
        return said

    async def conversation(self) -> list[float]:
        """The seconds of each turn of one whole conversation of somebody new."""
        sender = somebody()
        return [await self.ask(sender, text) for text in TURNS]


def somebody() -> str:
    """A name nobody has used in this run."""
    return f"bench-{next(_numbers)}"


@asynccontextmanager
async def asking(base: str) -> AsyncIterator[Asking]:
    """A client of `base`, for as many at once as anybody likes."""
    patience = aiohttp.ClientTimeout(total=PATIENCE_S)
    connections = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(timeout=patience, connector=connections) as http:
        yield Asking(base, http)
