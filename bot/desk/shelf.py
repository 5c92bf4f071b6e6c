# SPDX-License-Identifier: EUPL-1.2
"""Every conversation that lies on the desk, by what is stored of it; nothing sealed is opened."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.handover import unread
from bot.services import Services
from store import keys
from store.conversation import PARTITIONS, ConversationRef

_CALLS = ("lane_at", "lane", "team", "assignee", "done", "read", "handed_at", "unseen")
Found = list[tuple[ConversationRef, list[str | None]]]


@dataclass(frozen=True)
class Mark:
    """A conversation as it calls for somebody: `level` is how many more were called for a danger that nobody
    has taken, None where there is none; `unread` is what who has it has not seen."""

    ref: ConversationRef
    team: str
    level: int | None
    assignee: str
    unread: int


async def on_desk(services: Services, organisation: str, field: str, value: str) -> list[ConversationRef]:
    """Those whose field (`assignee`, `team`) has this value now; an absent field is an empty value."""
    return [ref for ref, [has] in await _fields(services, organisation, field) if (has or "") == value]


async def marks(services: Services, organisation: str) -> list[Mark]:
    """Everybody who calls for somebody now: danger that nobody has taken, and messages not seen yet."""
    found = await _fields(services, organisation, *_CALLS)
    return [mark for mark in (_mark(ref, row) for ref, row in found) if mark.level is not None or mark.unread]


def _mark(ref: ConversationRef, row: list[str | None]) -> Mark:
    has = {name: value for name, value in zip(_CALLS, row, strict=True) if value is not None}
    level = int(has.get("lane", 0)) if "lane_at" in has else None
    return Mark(ref, has.get("team", ""), level, has.get("assignee", ""), unread(has))


async def by_partition(services: Services, organisation: str) -> list[list[ConversationRef]]:
    """Everybody on the desk, by partition."""
    async with services.redis.pipeline(transaction=False) as pipe:
        for partition in range(PARTITIONS):
            pipe.zrange(keys.desk(partition, organisation), 0, -1)
        found = await pipe.execute()
    return [[ConversationRef.parse(name) for name in names] for names in found]


async def _fields(services: Services, organisation: str, *names: str) -> Found:
    refs = [ref for there in await by_partition(services, organisation) for ref in there]
    if not refs:
        return []
    async with services.redis.pipeline(transaction=False) as pipe:
        for ref in refs:
            pipe.hmget(keys.conversation(ref), *names)
        return list(zip(refs, await pipe.execute(), strict=True))
