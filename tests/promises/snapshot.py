# SPDX-License-Identifier: EUPL-1.2
"""All that Redis holds, and what is different a moment later; what any look leaves behind is named here."""

from __future__ import annotations

from typing import Any

from redis.asyncio import Redis

from store.retention import row

Held = dict[str, dict[str, Any]]
LOOKING: dict[str, tuple[str, ...]] = {
    "session": ("used", "baggage", "pending"),
    "presence": ("*",),
    "brake": ("*",),
    "counts": ("*",),
    "metrics": ("*",),
    "users": ("seen",),
    "audit": ("+",),
    "log": ("+",),
    "conv": ("read", "last", "log_last"),
}
"""What looking may leave behind, by kind of key: fields, `*` for anything, `+` for lines added."""


async def snapshot(redis: Redis) -> Held:
    """Every key with all of its parts."""
    return {name: await _parts(redis, name) async for name in redis.scan_iter("*", count=1000)}


async def _parts(redis: Redis, name: str) -> dict[str, Any]:
    kind = await redis.type(name)
    if kind == "hash":
        return dict(await redis.hgetall(name))
    if kind == "zset":
        return {str(member): score for member, score in await redis.zrange(name, 0, -1, withscores=True)}
    if kind == "set":
        return {str(member): True for member in await redis.smembers(name)}
    if kind == "stream":
        return {str(id): dict(fields) for id, fields in await redis.xrange(name)}
    return {"": await redis.get(name)}


def changes(before: Held, after: Held) -> list[str]:
    """What is different and not explained by a look: the kind of key and the part, never what is in it."""
    found = []
    for name in sorted(before.keys() | after.keys()):
        kind = known.kind if (known := row(name)) else name
        old, new = before.get(name, {}), after.get(name, {})
        parts = [part for part in old.keys() | new.keys() if old.get(part) != new.get(part)]
        found += [f"{kind}.{part}" for part in sorted(parts) if not _explained(kind, part, old, new)]
    return found


def _explained(kind: str, part: str, old: dict[str, Any], new: dict[str, Any]) -> bool:
    allowed = LOOKING.get(kind, ())
    if kind == "session" and part == "" and new.get(part) is None:
        # That a first form was sent twice at once is remembered for seconds, and then no more.
        return True
    return "*" in allowed or part in allowed or ("+" in allowed and part not in old and part in new)
