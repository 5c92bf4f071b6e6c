# SPDX-License-Identifier: EUPL-1.2
"""What a calendar would give, kept for an hour while an editor looks at it."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict
from typing import Any

from bot.agenda.calendar import Calendar
from bot.agenda.feed import Feed, Trouble, feed_of
from store import keys

KEPT_S = 3600


class Candidates:
    """By an id that only the editor's page knows."""

    def __init__(self, redis: Any, organisation: str) -> None:
        self._redis, self._organisation = redis, organisation

    async def put(self, feed: Feed, calendar: Calendar) -> str:
        """Keep it; the id it is known by."""
        id = secrets.token_hex(16)
        kept = json.dumps({"feed": feed.stored(), "calendar": asdict(calendar)})
        await self._redis.set(keys.agenda_candidate(self._organisation, id), kept, ex=KEPT_S)
        return id

    async def take(self, id: str) -> tuple[Feed, Calendar] | None:
        """What was kept, once."""
        stored = await self._redis.getdel(keys.agenda_candidate(self._organisation, id))
        if not stored:
            return None
        kept = json.loads(stored)
        told = kept["calendar"]
        troubles = tuple(Trouble(**one) for one in told["troubles"])
        return feed_of(kept["feed"]), Calendar(tuple(told["activities"]), troubles, told["floating"])
