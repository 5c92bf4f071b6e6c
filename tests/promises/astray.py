# SPDX-License-Identifier: EUPL-1.2
"""What still names a conversation that is over: its place on the desk, in a load, a promise, a timer."""

from __future__ import annotations

import re

from redis.asyncio import Redis

from bot.desk.states import ON_DESK
from bot.desk.teams.block import KIND
from store import keys, retention
from store.conversation import ConversationRef

NAMED_BY = ("load", "desk", "promises", "timers")


async def astray(redis: Redis) -> list[str]:
    """The kinds of key in which a conversation stands that does not belong there any more, one for each."""
    found = []
    async for name in redis.scan_iter("omz:*"):
        row = retention.row(name)
        if row is not None and row.kind in NAMED_BY:
            found += [row.kind for said in await _named(redis, name) if await _over(redis, row.kind, said)]
    return sorted(found)


async def past(redis: Redis, name: str, now: float) -> int:
    """How many in a sorted set are older than its row allows, or past the moment they have."""
    row = retention.row(name)
    if row is None or row.ends not in ("trim", "past") or await redis.type(name) != "zset":
        return 0
    before = now - (row.seconds or 0) if row.ends == "trim" else now
    return int(await redis.zcount(name, "-inf", before))


async def _named(redis: Redis, name: str) -> list[str]:
    kind = await redis.type(name)
    if kind == "hash":
        return [str(field) for field in await redis.hkeys(name)]
    if kind == "set":
        return [str(member) for member in await redis.smembers(name)]
    return [str(member) for member in await redis.zrange(name, 0, -1)]


async def _over(redis: Redis, kind: str, said: str) -> bool:
    """Timers may name what is there, and a block, which outlives its conversation; the rest what is open."""
    word, _, named = said.rpartition("|")
    ref = ConversationRef(*re.split("[:/]", named)[-2:])
    if kind == "timers" and word == KIND:
        return await redis.zscore(keys.blocked(ref.partition, ref.organisation), str(ref)) is None
    state = await redis.hget(keys.conversation(ref), "state")
    if kind == "timers":
        return not await redis.exists(keys.conversation(ref))
    return state not in ON_DESK
