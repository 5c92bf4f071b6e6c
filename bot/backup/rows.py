# SPDX-License-Identifier: EUPL-1.2
"""Stored keys as rows: read as they are at one moment, and written back; on every Redis from 6.2 on."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from store import keys
from store.conversation import PARTITIONS
from store.installation import passing

AT_ONCE = 500
# One step: what is read belongs together. KEYS the names.
_COPY = """
local clock, out = redis.call('TIME'), {}
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
for i, name in ipairs(KEYS) do
  local kind, value, last = redis.call('TYPE', name).ok, false, ''
  if kind == 'string' then value = {redis.call('GET', name)} end
  if kind == 'hash' then value = redis.call('HGETALL', name) end
  if kind == 'set' then value = redis.call('SMEMBERS', name) end
  if kind == 'zset' then value = redis.call('ZRANGE', name, 0, -1, 'WITHSCORES') end
  if kind == 'stream' then
    value = redis.call('XRANGE', name, '-', '+')
    local about = redis.call('XINFO', 'STREAM', name)
    for at = 1, #about, 2 do if about[at] == 'last-generated-id' then last = about[at + 1] end end
  end
  local left = redis.call('PTTL', name)
  if value then out[#out + 1] = {name, kind, left < 0 and 0 or now + left, value, last} end
end
return out
"""


@dataclass(frozen=True)
class Row:
    """One key: `until` is the moment (ms since 1970) at which Redis drops it, 0 for never."""

    key: str
    type: str
    value: list[Any]
    until: int = 0
    last: str = ""

    def data(self) -> dict[str, Any]:
        """As it is written down."""
        return asdict(self)


async def copied(redis: Any) -> AsyncIterator[list[Row]]:
    """Everything that is kept: each partition as it was at one moment, then what belongs to none."""
    shared, parts = await _names(redis)
    for partition in range(PARTITIONS):
        names = {*parts[partition], keys.inbox(partition), keys.timers(partition), keys.attempts(partition)}
        names |= {keys.outbox(partition, lane) for lane in keys.LANES}
        yield await _copy(redis, sorted(names))
    for at in range(0, len(shared), AT_ONCE):
        async with redis.pipeline(transaction=False) as trip:
            for name in shared[at : at + AT_ONCE]:
                trip.eval(_COPY, 1, name)
            yield [_row(raw) for found in await trip.execute() for raw in found]


async def put(redis: Any, rows: Sequence[Row], now: float) -> int:
    """Write rows; what had to be gone by now is not written. How many were."""
    alive = [row for row in rows if not row.until or row.until > now * 1000]
    async with redis.pipeline(transaction=False) as trip:
        for row in alive:
            trip.delete(row.key)
            _put(trip, row)
            if row.until:
                trip.pexpireat(row.key, row.until)
        await trip.execute()
    return len(alive)


async def _names(redis: Any) -> tuple[list[str], list[set[str]]]:
    """What belongs to no partition, and by partition what does, whole conversations."""
    shared, parts = set[str](), [set[str]() for _ in range(PARTITIONS)]
    async for name in redis.scan_iter(f"{keys.PREFIX}*", count=1000):
        found = _PART.match(name)
        if passing(name):
            continue
        if found is None:
            shared.add(name)
        else:
            parts[int(found[1])] |= {name, *_of_the_same(name)}
    return sorted(shared), parts


def _of_the_same(name: str) -> list[str]:
    """A key of a conversation may be made a moment after the names were read: it belongs with the rest."""
    found = _OWN.match(name)
    return [f"{found[1]}:{kind}:{found[3]}" for kind in OWN] if found else []


OWN = ("conv", "key", "log", "seen", "sent", "happened", "referrals", "tracker")
"""The kinds of keys of one conversation."""
_PART = re.compile(r"omz:\{p(\d\d)\}:")
_OWN = re.compile(rf"(omz:\{{p\d\d\}}):({'|'.join(OWN)}):([^:]+:[0-9a-f]+)$")


async def _copy(redis: Any, names: list[str]) -> list[Row]:
    return [_row(raw) for raw in await redis.eval(_COPY, len(names), *names)]


def _row(raw: list[Any]) -> Row:
    name, kind, until, value, last = raw
    return Row(name, kind, value, int(until), last)


def _put(trip: Any, row: Row) -> None:
    pairs = list(zip(row.value[::2], row.value[1::2], strict=False))
    if row.type == "string":
        trip.set(row.key, row.value[0])
    elif row.type == "hash":
        trip.hset(row.key, mapping=dict(pairs))
    elif row.type == "set":
        trip.sadd(row.key, *row.value)
    elif row.type == "zset":
        trip.zadd(row.key, {member: float(score) for member, score in pairs})
    elif row.type == "stream" and row.value:
        for entry, fields in row.value:
            trip.execute_command("XADD", row.key, entry, *fields)
        # Numbers are never given out twice, also those of entries that were taken out.
        trip.execute_command("XSETID", row.key, row.last)
