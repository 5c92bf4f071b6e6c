# SPDX-License-Identifier: EUPL-1.2
"""The drafts as they are stored: changed only if nobody else changed them meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.publishing.draft import OPEN, Draft, NotNow, State, draft_of
from store import keys

TRIES = 50
ENTRY = "entry:"
"""Before the fields that say which draft an entry has; the others are drafts by id."""


class DraftBook:
    """One hash for each organisation."""

    def __init__(self, redis: Any) -> None:
        self._redis = redis

    async def add(self, draft: Draft) -> Draft:
        """A new draft, or the one that somebody else opened for this entry in the same instant."""
        name = keys.drafts(draft.organisation)
        stored = await self._redis.eval(_ADD, 1, name, ENTRY + draft.change.name, draft.id, draft.stored())
        return draft_of(stored)

    async def get(self, organisation: str, id: str) -> Draft | None:
        """One draft."""
        stored = None if id.startswith(ENTRY) else await self._redis.hget(keys.drafts(organisation), id)
        return draft_of(stored) if stored else None

    async def of_entry(self, organisation: str, name: str) -> Draft | None:
        """The open draft of an entry."""
        id = await self._redis.hget(keys.drafts(organisation), ENTRY + name)
        return await self.get(organisation, id) if id else None

    async def all(self, organisation: str) -> list[Draft]:
        """Every draft, finished ones too."""
        found = await self._redis.hgetall(keys.drafts(organisation))
        return [draft_of(stored) for field, stored in found.items() if not field.startswith(ENTRY)]

    async def alter(
        self, organisation: str, id: str, states: tuple[State, ...], change: Callable[[Draft], Draft]
    ) -> Draft:
        """The changed draft; NotNow when it is gone or not in one of these states."""
        name = keys.drafts(organisation)
        for _ in range(TRIES):
            stored = await self._redis.hget(name, id)
            if not stored or id.startswith(ENTRY):
                raise NotNow("gone")
            draft = draft_of(stored)
            if draft.state not in states:
                raise NotNow("state")
            new = change(draft)
            done = int(new.state not in OPEN)
            entry = ENTRY + draft.change.name
            if await self._redis.eval(_ALTER, 1, name, id, stored, new.stored(), entry, done):
                if new.state == "scheduled" and new.due is not None:
                    await self._redis.zadd(keys.due(), {f"{organisation}/{id}": new.due})
                return new
        raise RuntimeError("a draft kept changing")

    async def forget(self, organisation: str, before: float) -> None:
        """Drafts nobody touched since this second go; what was published stands in the history."""
        for draft in await self.all(organisation):
            if draft.at < before and draft.state != "scheduled":
                await self._redis.hdel(keys.drafts(organisation), draft.id)


# An entry has one open draft: who comes second gets the first one's.
_ADD = """
local there = redis.call('HGET', KEYS[1], ARGV[1])
local draft = there and redis.call('HGET', KEYS[1], there)
if draft then return draft end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2], ARGV[2], ARGV[3])
return ARGV[3]
"""
_ALTER = """
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
if ARGV[5] == '1' and redis.call('HGET', KEYS[1], ARGV[4]) == ARGV[1] then
  redis.call('HDEL', KEYS[1], ARGV[4])
end
return 1
"""
