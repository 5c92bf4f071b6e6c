# SPDX-License-Identifier: EUPL-1.2
"""A copy of every publication elsewhere, where the operator wants one; nobody ever waits for it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import structlog

from bot.log import failure
from bot.services import Services
from content.editing.git import FROM_AWAY_S, GitFailed, NoGit
from content.editing.repository import Repository
from store import keys

SETTING = "OMZIEN_CONTENT_REMOTE"
AGAIN_S, MOST_S = 60.0, 900.0
_log = structlog.get_logger()


@dataclass(frozen=True)
class Remote:
    """Whether a copy is wanted elsewhere, and since which second it lacks something, if it does."""

    wanted: bool
    failing_since: float | None = None


class Copies:
    """Sends what was published to the repository of the operator's choice."""

    def __init__(self, services: Services) -> None:
        self._s = services
        self._repository = Repository(services.settings.content_own)
        self._address = services.settings.content_remote.get_secret_value()
        self._next, self._pause = 0.0, AGAIN_S

    async def state(self) -> Remote:
        """For the page."""
        since = await self._s.redis.hget(keys.remote(), "failing") if self._address else None
        return Remote(bool(self._address), float(since) if since else None)

    async def round(self) -> None:
        """Send what is new; what fails is tried again, less and less often."""
        now = await self._s.clock.now()
        if not self._address or now < self._next:
            return
        head = await asyncio.to_thread(self._head)
        if not head or head == await self._s.redis.hget(keys.remote(), "sent"):
            return
        try:
            await asyncio.to_thread(self._send)
        except (GitFailed, NoGit, OSError) as error:
            await self._failed(now, error)
            return
        self._next, self._pause = 0.0, AGAIN_S
        await self._s.redis.hset(keys.remote(), "sent", head)
        await self._s.redis.hdel(keys.remote(), "failing")

    def _head(self) -> str:
        return self._repository.git.head() if (self._repository.overlay / ".git").exists() else ""

    def _send(self) -> None:
        branch = self._repository.branch()
        self._repository.git.run(
            "push", "--quiet", "--", self._address, f"HEAD:{branch}", seconds=FROM_AWAY_S
        )

    async def _failed(self, now: float, error: Exception) -> None:
        if await self._s.redis.hsetnx(keys.remote(), "failing", now):
            # Only its kind: what git says may have the address in it, with a password.
            _log.warning("publications are not copied elsewhere", setting=SETTING, error=failure(error))
        self._next = now + self._pause
        self._pause = min(self._pause * 2, MOST_S)
