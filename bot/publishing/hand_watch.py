# SPDX-License-Identifier: EUPL-1.2
"""Files of a layer that somebody edits, or a `git pull` brings: online by themselves, or told why not."""

from __future__ import annotations

import asyncio

import structlog

from bot.publishing.publisher import Published, Publisher
from bot.services import Services
from content.editing import hand
from content.editing.library import Stamps, stamps
from content.editing.repository import Busy, Merging

_log = structlog.get_logger()


class HandWatch:
    """Looks at the files' times; only what changed is read."""

    def __init__(self, services: Services) -> None:
        self._publisher = Publisher(services)
        self._own = services.settings.content_own
        self._last: Stamps | None = None
        self._done: Stamps | None = None

    async def round(self) -> None:
        """Publish what was written, once nobody has written for a round: a file may be half on the disk."""
        now = await asyncio.to_thread(stamps, self._own)
        if now == self._done:
            return
        if now != self._last:
            self._last = now
            return
        try:
            waiting = await asyncio.to_thread(hand.waiting, self._publisher.where)
        except (Busy, Merging):
            return
        self._done = now
        for organisation in waiting:
            outcome = await self._publisher.by_hand(organisation)
            if not isinstance(outcome, Published):
                count = len(outcome.problems)
                _log.warning("files changed by hand are not online", organisation=organisation, count=count)
