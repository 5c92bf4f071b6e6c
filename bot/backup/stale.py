# SPDX-License-Identifier: EUPL-1.2
"""What stood ready in a backup to be said to somebody, and was said since or may not be wanted any more."""

from __future__ import annotations

from typing import Any

from bot.agenda import reminder
from bot.desk.mover import QUIET
from bot.desk.promises import unread
from bot.desk.promises.promises import LATE
from bot.desk.teams import lane
from bot.follow_up import offer
from store import keys, retention
from store.conversation import ConversationRef
from store.steps import WATCH_S

BAR_S = 600.0
"""What waited for longer than this was sent or answered by the Omzien that went on after the backup."""
OUTCOME = "failed:restored"
UNASKED = {offer.KIND: offer.FIELDS, reminder.KIND: (reminder.FIELD,)}
"""What Omzien begins by itself, and what a conversation keeps of it."""


class Stale:
    """Takes it out; at the desk it stands as not known to have arrived."""

    def __init__(self, redis: Any, now: float) -> None:
        self._redis, self._now = redis, now

    async def drop(self, partition: int, due: dict[str, float]) -> int:
        """All of one partition; how much that was."""
        dropped = await self._unanswered(partition)
        for name in keys.LANES:
            dropped += await self._unsent(keys.outbox(partition, name))
        return dropped + await self._timers(partition, due)

    async def _unanswered(self, partition: int) -> int:
        """Messages nobody had answered then: the desk and the resident still read them."""
        old = await self._old(keys.inbox(partition))
        for entry, fields in old:
            ref, seq = ConversationRef.parse(fields["r"]), int(fields["s"])
            if seq > int(await self._redis.hget(keys.conversation(ref), "done") or 0):
                await self._if_there(ref, "done", seq)
            await self._redis.xdel(keys.inbox(partition), entry)
            await self._redis.hdel(keys.attempts(partition), entry)
        return len(old)

    async def _unsent(self, stream: str) -> int:
        """Answers; an errand that takes messages away is done all the same."""
        old = [(entry, fields) for entry, fields in await self._old(stream) if fields.get("k") != "delete"]
        for entry, fields in old:
            ref = ConversationRef.parse(fields["r"])
            if await self._if_there(ref, "undelivered", fields["s"]):
                await self._redis.hset(keys.sent(ref), fields["s"], OUTCOME)
            await self._redis.xdel(stream, entry)
        return len(old)

    async def _timers(self, partition: int, due: dict[str, float]) -> int:
        """Words about waiting that were due before now were said before now. And what Omzien begins by itself
        it does not begin any more: since then its resident may have told of violence, or said stop."""
        dropped = 0
        for name, at in due.items():
            kind, _, rest = name.partition("|")
            if kind in UNASKED:
                await self._redis.hdel(keys.conversation(ConversationRef.parse(rest)), *UNASKED[kind])
            elif at > self._now:
                continue
            if kind == QUIET:
                # It was closed, and both sides read so; they may close it again.
                await self._redis.zadd(keys.timers(partition), {name: self._now + retention.DAY})
            if kind not in (offer.KIND, reminder.KIND, LATE, unread.KIND, lane.KIND):
                continue
            if kind == lane.KIND:
                await self._if_there(ConversationRef.parse(rest), "lane", len(WATCH_S))
            await self._redis.zrem(keys.timers(partition), name)
            dropped += 1
        return dropped

    async def _old(self, stream: str) -> list[tuple[str, dict[str, str]]]:
        before = int((self._now - BAR_S) * 1000)
        found: list[tuple[str, dict[str, str]]] = await self._redis.xrange(stream, "-", str(before))
        return found

    async def _if_there(self, ref: ConversationRef, field: str, value: object) -> bool:
        name = keys.conversation(ref)
        return bool(await self._redis.eval(_SET, 1, name, field, str(value)))


_SET = """
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
"""
