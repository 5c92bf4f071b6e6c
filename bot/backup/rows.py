# SPDX-License-Identifier: EUPL-1.2
"""Stored keys as rows: read as they are at one moment, and written back; on every Redis from 6.2 on."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from store import keys
from store.conversation import PARTITIONS
from store.installation import passing

AT_ONCE = 500
CONVERSATIONS = 25
"""So many are read in one step, for Redis does nothing else meanwhile."""
OWN = ("conv", "key", "log", "seen", "sent", "happened", "referrals", "tracker")
"""The kinds of keys of one conversation, in the order the script knows them by."""
_PART = re.compile(r"omz:\{p(\d\d)\}:")
_OF_ONE = re.compile(rf"(omz:\{{p\d\d\}}):(?:{'|'.join(OWN)}):([^:]+:[0-9a-f]+)$")
_COPY = (Path(__file__).parent / "copy.lua").read_text(encoding="utf-8")


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
    for names in parts:
        yield await _partition(redis, names)
    for at in range(0, len(shared), AT_ONCE):
        async with redis.pipeline(transaction=False) as trip:
            for name in shared[at : at + AT_ONCE]:
                trip.eval(_COPY, 1, name, 0, len(OWN))
            yield [_row(raw) for _, found in await trip.execute() for raw in found]


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


@dataclass
class _Part:
    """What a partition has: conversations, each by all the names it may have, and what it has beside them."""

    conversations: dict[str, list[str]] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)


async def _names(redis: Any) -> tuple[list[str], list[_Part]]:
    """What belongs to no partition, and by partition what does."""
    shared = set[str]()
    parts = [_Part(others=_streams(partition)) for partition in range(PARTITIONS)]
    async for name in redis.scan_iter(f"{keys.PREFIX}*", count=1000):
        if passing(name):
            continue
        inside, own = _PART.match(name), _OF_ONE.match(name)
        if inside is None:
            shared.add(name)
        elif own is None:
            parts[int(inside[1])].others.add(name)
        else:
            whole = [f"{own[1]}:{kind}:{own[2]}" for kind in OWN]
            parts[int(inside[1])].conversations[own[2]] = whole
    return sorted(shared), parts


def _streams(partition: int) -> set[str]:
    """These may come to be a moment after the names were read."""
    lanes = {keys.outbox(partition, lane) for lane in keys.LANES}
    return {keys.inbox(partition), keys.timers(partition), keys.attempts(partition), *lanes}


async def _partition(redis: Any, part: _Part) -> list[Row]:
    """A few conversations at a time; then, in one step, the streams and whatever has changed meanwhile."""
    marks: dict[str, str] = {}
    found: dict[str, dict[str, Row]] = {}
    refs = sorted(part.conversations)
    for at in range(0, len(refs), CONVERSATIONS):
        some = refs[at : at + CONVERSATIONS]
        told, rows = await _step(redis, [part.conversations[ref] for ref in some], [""] * len(some), [])
        marks |= dict(zip(some, told, strict=True))
        for ref in some:
            found[ref] = {name: rows[name] for name in part.conversations[ref] if name in rows}
    all_of_them = [part.conversations[ref] for ref in refs]
    told, rows = await _step(redis, all_of_them, [marks[ref] for ref in refs], sorted(part.others))
    for ref, mark in zip(refs, told, strict=True):
        if mark != marks[ref]:
            del found[ref]
    return [*(row for known in found.values() for row in known.values()), *rows.values()]


async def _step(
    redis: Any, conversations: list[list[str]], marks: list[str], others: list[str]
) -> tuple[list[str], dict[str, Row]]:
    names = [*(name for each in conversations for name in each), *others]
    told, found = await redis.eval(_COPY, len(names), *names, len(conversations), len(OWN), *marks)
    return told, {raw[0]: _row(raw) for raw in found}


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
