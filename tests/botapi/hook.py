# SPDX-License-Identifier: EUPL-1.2
"""The webhook: updates pushed in order per chat, and again with doubling pauses until they are taken."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import httpx

from tests.botapi.updates import Waiting
from tests.botapi.world import World

LONGEST_PAUSE_S = 60.0
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Hook:
    """Where updates go; `first_pause` is the wait after the first refusal."""

    def __init__(self, world: World, first_pause: float) -> None:
        self._world, self._first_pause = world, first_pause
        self.url, self.secret, self.connections = "", "", 40
        self.pushes: list[tuple[int, int]] = []
        self._error: tuple[float, str] | None = None

    def set(self, url: str, secret: str, connections: int) -> None:
        """Push to `url`, or no longer where it is empty."""
        self.url, self.secret, self.connections, self._error = url, secret, connections, None

    def info(self) -> dict[str, Any]:
        """A WebhookInfo."""
        waiting = self._world.updates.waiting(self._world.now())
        info = {"url": self.url, "has_custom_certificate": False, "pending_update_count": len(waiting)}
        if self.url:
            info |= {"max_connections": self.connections, "ip_address": "127.0.0.1"}
        if self._error:
            info |= {"last_error_date": int(self._error[0]), "last_error_message": self._error[1]}
        return info

    async def run(self) -> None:
        """Push for as long as the server runs."""
        async with httpx.AsyncClient(timeout=10) as client:
            while not self._world.closed:
                mark = self._world.bell.mark()
                due = self._due()
                await asyncio.gather(*(self._push(client, update) for update in due))
                if not due:
                    await self._world.bell.wait(mark, 0.05)

    def _due(self) -> list[Waiting]:
        if not self.url:
            return []
        with self._world.lock:
            first: dict[int, Waiting] = {}
            for update in self._world.updates.waiting(self._world.now()):
                first.setdefault(update.chat, update)
        ready = [update for update in first.values() if update.not_before <= time.monotonic()]
        return ready[: self.connections]

    async def _push(self, client: httpx.AsyncClient, update: Waiting) -> None:
        headers = {HEADER: self.secret} if self.secret else {}
        try:
            code = (await client.post(self.url, json=update.body, headers=headers)).status_code
        except httpx.HTTPError as error:
            code, what = 0, type(error).__name__
        else:
            what = f"Wrong response from the webhook: {code}"
        self.pushes.append((update.update_id, code))
        if 200 <= code < 300:
            with self._world.lock:
                self._world.updates.done(update.update_id)
        else:
            self._again(update, what)

    def _again(self, update: Waiting, what: str) -> None:
        self._error = (self._world.now(), what)
        update.not_before = time.monotonic() + min(self._first_pause * 2**update.tries, LONGEST_PAUSE_S)
        update.tries += 1
