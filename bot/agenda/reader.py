# SPDX-License-Identifier: EUPL-1.2
"""Reads calendars every few hours and publishes what they give; what a failing one gave stays."""

from __future__ import annotations

import asyncio
import secrets

from bot.agenda.book import FeedBook
from bot.agenda.calendar import Calendar
from bot.agenda.feed import Feed
from bot.agenda.fetch import NotFetched, fetch
from bot.agenda.parse import parse
from bot.forever import forever
from bot.publishing.publisher import Publisher, Refused
from bot.services import Services
from content.editing.change import LayerFile
from store import keys

EVERY_S = 6 * 3600.0
LOOK_S = 60.0
TURN_S = 600
"""As long as one process has to read them; then another may."""
WHO = "omzien"


class AgendaReader:
    """Runs in a process that is always there; as many as want to may, one at a time reads."""

    def __init__(self, services: Services) -> None:
        self._s, self._book = services, FeedBook(services.redis)

    async def run(self) -> None:
        """Read what is due until cancelled."""
        await forever(self.round, LOOK_S)

    async def round(self) -> None:
        """Read what is due now, unless another process does."""
        organisation, now = self._s.settings.organisation, await self._s.clock.now()
        due = [feed for feed in await self._book.all(organisation) if _due(feed, now)]
        mine, turn = secrets.token_hex(8), keys.agenda_turn(organisation)
        if not due or not await self._s.redis.set(turn, mine, nx=True, ex=TURN_S):
            return
        try:
            for feed in due:
                # Read meanwhile by another process, where this one took too long over it, it is not due.
                if (known := await self._book.get(organisation, feed.key)) and _due(known, now):
                    await self.read(known)
        finally:
            await self._s.redis.eval(_LET_GO, 1, turn, mine)

    async def read(self, feed: Feed) -> Feed:
        """Read one calendar and publish it; the feed as it stands after that."""
        now = await self._s.clock.now()
        try:
            after = await self.keep(feed, await self.fetched(feed))
        except NotFetched as failed:
            after = feed.failed(now, failed.why)
        if not await self._book.renew(self._s.settings.organisation, after):
            # Somebody took it away while it was read: what it gave goes too.
            await self._write(feed, None)
        return after

    async def fetched(self, feed: Feed) -> Calendar:
        """What stands behind its address now; NotFetched says why nothing does."""
        return await self.parsed(feed, await fetch(feed.address, self._s.settings.local_feeds))

    async def parsed(self, feed: Feed, data: bytes) -> Calendar:
        """What is in a file."""
        return await parse(data, feed, (await self._s.clock.local()).date())

    async def keep(self, feed: Feed, calendar: Calendar) -> Feed:
        """Publish what a calendar gave, by the rules for everything that is published."""
        now = await self._s.clock.now()
        if feed.count and not calendar.activities and calendar.troubles:
            # Everything broken at once is a mistake over there, not an empty agenda.
            return feed.failed(now, "desk_agenda_all_broken")
        told = await self._write(feed, calendar.lines)
        if isinstance(told, Refused):
            return feed.failed(now, "desk_agenda_refused")
        return feed.well(now, len(calendar.activities), calendar.troubles)

    async def forget(self, feed: Feed) -> bool:
        """Take a calendar away with all it gave."""
        if isinstance(await self._write(feed, None), Refused):
            return False
        await self._book.drop(self._s.settings.organisation, feed.key)
        return True

    async def _write(self, feed: Feed, lines: str | None) -> object:
        words = f"agenda {feed.name}"
        change = LayerFile(feed.path, lines or None)
        return await asyncio.shield(Publisher(self._s).write([change], feed.owner or WHO, words))


def _due(feed: Feed, now: float) -> bool:
    return bool(feed.address) and not 0 <= now - feed.tried_at < EVERY_S


_LET_GO = "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end"
"""A turn that lasted too long may be somebody else's by now."""
