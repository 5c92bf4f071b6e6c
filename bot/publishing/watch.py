# SPDX-License-Identifier: EUPL-1.2
"""What goes on about publishing while nobody looks: finishing, texts that are due, files by hand, a copy."""

from __future__ import annotations

import asyncio

from bot.forever import forever
from bot.publishing.draft_book import DraftBook
from bot.publishing.hand_watch import HandWatch
from bot.publishing.remote import Copies
from bot.publishing.schedule import Schedule
from bot.services import Services
from content.editing.finishing import settle
from content.editing.job import Where
from store import keys, retention

EVERY_S, COPIES_S, TIDY_S = 1.0, 5.0, 3600.0


class Watch:
    """Runs in the web process, that is always there."""

    def __init__(self, services: Services) -> None:
        self._s = services
        self._schedule, self._copies = Schedule(services), Copies(services)
        self._hand = HandWatch(services)

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(forever(self.round, EVERY_S))
            tasks.create_task(forever(self._hand.round, EVERY_S))
            tasks.create_task(forever(self._tidy, TIDY_S))
            tasks.create_task(forever(self._copies.round, COPIES_S))

    async def _tidy(self) -> None:
        """Drafts that lay still for too long go."""
        row = retention.row(keys.drafts(self._s.settings.organisation))
        now, book = await self._s.clock.now(), DraftBook(self._s.redis)
        async for name in self._s.redis.scan_iter(match=keys.drafts("*")):
            if row is not None and row.seconds is not None:
                await book.forget(name.rpartition(":")[2], now - row.seconds)

    async def round(self) -> None:
        """Finish what a crash left, then publish what is due."""
        settings = self._s.settings
        where = Where(settings.content_base, settings.content_own, settings.compiled_dir)
        await asyncio.to_thread(settle, where)
        await self._schedule.round()
