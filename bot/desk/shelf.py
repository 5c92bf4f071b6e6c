# SPDX-License-Identifier: EUPL-1.2
"""Every conversation that lies on the desk, by what is stored of it; nothing sealed is opened."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services import Services
from store import keys
from store.conversation import PARTITIONS, ConversationRef

Found = list[tuple[ConversationRef, list[str | None]]]


@dataclass(frozen=True)
class Danger:
    """Somebody in danger who waits: for which team, and how many more were called by now."""

    ref: ConversationRef
    team: str
    level: int


async def on_desk(services: Services, organisation: str, field: str, value: str) -> list[ConversationRef]:
    """Those whose field (`assignee`, `team`) has this value now; an absent field is an empty value."""
    return [ref for ref, [has] in await _fields(services, organisation, field) if (has or "") == value]


async def in_lane(services: Services, organisation: str) -> list[Danger]:
    """Everybody in danger whom nobody has taken."""
    found = await _fields(services, organisation, "lane_at", "team", "lane")
    return [Danger(ref, team or "", int(level or 0)) for ref, [since, team, level] in found if since]


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
