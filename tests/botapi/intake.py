# SPDX-License-Identifier: EUPL-1.2
"""Bot API methods by which the bot gets its updates."""

from __future__ import annotations

import re
import time
from typing import Any

from tests.botapi.hook import Hook
from tests.botapi.refusal import bad, conflict
from tests.botapi.updates import MOST
from tests.botapi.world import World

LONGEST_POLL_S = 50
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
SECOND_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
HOOK_IS_SET = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
Json = dict[str, Any]


class Intake:
    """getUpdates and the webhook; the newest of two pollers ends the other with 409."""

    def __init__(self, world: World, hook: Hook) -> None:
        self._world, self._hook, self._polls = world, hook, 0

    async def get_updates(
        self, offset: int = 0, limit: int = MOST, timeout: int = 0, allowed_updates: list[str] | None = None
    ) -> list[Json]:
        """The updates from `offset` on, waiting for one; those before it are confirmed by this."""
        mine = self._begin(offset, allowed_updates)
        until = time.monotonic() + min(timeout, LONGEST_POLL_S)
        while True:
            mark = self._world.bell.mark()
            found = self._look(mine, limit)
            left = until - time.monotonic()
            if found or left <= 0 or self._world.closed:
                return found
            await self._world.bell.wait(mark, left)

    def set_webhook(
        self, url: str, ip_address: str = "", max_connections: int = 40,
        allowed_updates: list[str] | None = None, drop_pending_updates: bool = False, secret_token: str = "",
    ) -> bool:  # fmt: skip
        """Push updates to `url` from now on; plain http is let pass here, as all is on loopback."""
        if url and not url.startswith(("https://", "http://127.0.0.1")):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if secret_token and not SECRET.fullmatch(secret_token):
            raise bad("secret token contains unallowed characters")
        if not 1 <= max_connections <= 100:
            raise bad("max_connections must be between 1 and 100")
        with self._world.lock:
            self._settle(allowed_updates, drop_pending_updates)
            self._hook.set(url, secret_token, max_connections)
        self._world.bell.ring()
        return True

    def delete_webhook(self, drop_pending_updates: bool = False) -> bool:
        """Back to getUpdates."""
        with self._world.lock:
            self._settle(None, drop_pending_updates)
            self._hook.set("", "", 40)
        return True

    def get_webhook_info(self) -> Json:
        """How the webhook fares."""
        return self._hook.info()

    def _begin(self, offset: int, allowed: list[str] | None) -> int:
        with self._world.lock:
            if self._hook.url:
                raise conflict(HOOK_IS_SET)
            self._polls += 1
            self._world.updates.confirm(offset)
            self._settle(allowed, False)
            mine = self._polls
        self._world.bell.ring()
        return mine

    def _look(self, mine: int, limit: int) -> list[Json]:
        with self._world.lock:
            if self._hook.url:
                raise conflict("terminated by setWebhook request")
            if mine != self._polls:
                raise conflict(SECOND_POLLER)
            waiting = self._world.updates.waiting(self._world.now())
            return [update.body for update in waiting[: max(1, min(limit, MOST))]]

    def _settle(self, allowed: list[str] | None, drop: bool) -> None:
        if allowed is not None:
            self._world.updates.allowed = allowed
        if drop:
            self._world.updates.drop()
