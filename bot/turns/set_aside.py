# SPDX-License-Identifier: EUPL-1.2
"""Messages that were set aside, for the operator: when, which and why; never what was written or by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.conversation.outcome import Item
from store import keys
from store.clock import ZONE
from store.conversation import PARTITIONS

MOST = 1_000
"""In a partition; the oldest go first."""


@dataclass(frozen=True)
class Aside:
    """One of them; `entry` is its name in the inbox, which the log lines of its tries have too."""

    at: datetime
    partition: int
    entry: str
    why: str


async def note(redis: Any, item: Item, why: str) -> None:
    """This one was set aside now."""
    fields = {"e": item.entry, "why": why}
    await redis.xadd(keys.aside(item.ref.partition), fields, maxlen=MOST)


async def every(redis: Any) -> list[Aside]:
    """All that are remembered, the newest first."""
    found = []
    for partition in range(PARTITIONS):
        for name, fields in await redis.xrange(keys.aside(partition)):
            at = datetime.fromtimestamp(int(name.partition("-")[0]) / 1000, ZONE)
            found.append(Aside(at, partition, fields["e"], fields["why"]))
    return sorted(found, key=lambda aside: aside.at, reverse=True)


async def count(redis: Any) -> int:
    """How many there are."""
    lengths = [await redis.xlen(keys.aside(partition)) for partition in range(PARTITIONS)]
    return sum(lengths)


async def seen(redis: Any) -> int:
    """They were looked into: nothing is set aside any more; how many that were."""
    were = await count(redis)
    await redis.delete(*(keys.aside(partition) for partition in range(PARTITIONS)))
    return were
