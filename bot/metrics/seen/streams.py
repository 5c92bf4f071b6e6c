# SPDX-License-Identifier: EUPL-1.2
"""What waits in the streams, and how long the first of it has."""

from __future__ import annotations

import time

from bot.metrics.table import ASIDE, ENTRIES, OLDEST
from bot.services import Services
from store import keys
from store.conversation import PARTITIONS


async def streams(services: Services) -> dict[str, float]:
    """By stream, over all partitions, in one trip."""
    names = {
        "inbox": [keys.inbox(partition) for partition in range(PARTITIONS)],
        **{f"outbox_{lane}": [keys.outbox(p, lane) for p in range(PARTITIONS)] for lane in keys.LANES},
    }
    async with services.redis.pipeline(transaction=False) as trip:
        for stream in (name for found in names.values() for name in found):
            trip.xlen(stream)
            trip.xrange(stream, count=1)
        for partition in range(PARTITIONS):
            trip.xlen(keys.aside(partition))
        answers = await trip.execute()
    seen, now = {ASIDE.field(()): float(sum(answers[-PARTITIONS:]))}, time.time()
    for place, stream in enumerate(names):
        part = answers[place * 2 * PARTITIONS : (place + 1) * 2 * PARTITIONS]
        seen[ENTRIES.field((stream,))] = float(sum(part[::2]))
        ages = [now - written(first[0][0]) for first in part[1::2] if first]
        seen[OLDEST.field((stream,))] = max([0.0, *ages])
    return seen


def written(entry: str) -> float:
    """When a stream's entry was written, in seconds since 1970."""
    return int(entry.partition("-")[0]) / 1000
