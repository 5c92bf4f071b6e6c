# SPDX-License-Identifier: EUPL-1.2
"""After rows were put back and before anything runs: what was erased or is past its time goes again, and what
waited to be sent then is not sent now, for it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from bot.backup.erased import mark
from bot.backup.rows import OWN
from bot.backup.stale import Stale
from bot.conversation.timers import timer
from bot.desk.states import ON_DESK
from store import keys
from store.conversation import PARTITIONS, ConversationRef

Refs = list[ConversationRef]


@dataclass
class Settled:
    """How many conversations did not come back, how much is not sent or answered again, and which accounts
    of staff are not what they were in the backup."""

    erased: int = 0
    expired: int = 0
    unsent: int = 0
    accounts: list[str] = field(default_factory=list)


class Settling:
    """Goes through what was put back; `erased` are the marks of what was erased since the backup.

    With `moved` nothing has run since the backup was made: what waits there still has to be done.
    """

    def __init__(self, redis: Any, now: float, erased: Collection[str], moved: bool) -> None:
        self._redis, self._now, self._erased, self._moved = redis, now, erased, moved
        self._stale = Stale(redis, now)

    async def run(self) -> Settled:
        """All of it."""
        settled = Settled()
        for partition, refs in (await self._conversations()).items():
            await self._partition(partition, refs, settled)
        return settled

    async def _conversations(self) -> dict[int, Refs]:
        found: dict[int, Refs] = defaultdict(list, {partition: [] for partition in range(PARTITIONS)})
        async for name in self._redis.scan_iter(f"{keys.PREFIX}*:conv:*", count=1000):
            ref = ConversationRef(*name.split(":")[-2:])
            found[ref.partition].append(ref)
        return found

    async def _partition(self, partition: int, refs: Refs, settled: Settled) -> None:
        due = dict(await self._redis.zrange(keys.timers(partition), 0, -1, withscores=True))
        if not self._moved:
            settled.unsent += await self._stale.drop(partition, due)
        for ref in refs:
            fields = await self._redis.hgetall(keys.conversation(ref))
            if mark(ref) in self._erased:
                settled.erased += 1
            elif self._over(fields, due.get(timer("keep", ref))):
                settled.expired += 1
            else:
                continue
            await self._forget(ref, fields, due)

    def _over(self, fields: dict[str, str], due: float | None) -> bool:
        """As the sweeper judges it: past its time, and nobody has it or is owed an answer."""
        waits = int(fields.get("asked", 0)) > int(fields.get("done", 0)) and self._moved
        if due is None or due > self._now:
            return False
        return fields.get("state") not in ON_DESK and not waits

    async def _forget(self, ref: ConversationRef, fields: dict[str, str], due: dict[str, float]) -> None:
        tag = ref.partition
        ways = fields.get("ways", "").split()
        names = [f"{keys.PREFIX}{ref.tag}:{kind}:{ref.organisation}:{ref.id}" for kind in OWN]
        await self._redis.delete(*names, *ways)
        if timers := [name for name in due if name.endswith(f"|{ref}")]:
            await self._redis.zrem(keys.timers(tag), *timers)
        await self._redis.zrem(keys.desk(tag, ref.organisation), str(ref))
        await self._redis.zrem(keys.blocked(tag, ref.organisation), str(ref))
        await self._redis.hdel(keys.promises(ref.organisation), str(ref))
        if worker := fields.get("assignee"):
            await self._redis.srem(keys.load(ref.organisation, worker), keys.conversation(ref))
        for stream in (keys.inbox(tag), *(keys.outbox(tag, lane) for lane in keys.LANES)):
            for entry, written in await self._redis.xrange(stream):
                if written.get("r") == str(ref) and written.get("k") != "delete":
                    await self._redis.xdel(stream, entry)
