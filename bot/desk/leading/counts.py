# SPDX-License-Identifier: EUPL-1.2
"""Counted events of a day: figures on the work, with nothing in them about a person."""

from __future__ import annotations

from typing import Any

from store import keys
from store.clock import Clock, day_of


async def count(redis: Any, clock: Clock, field: str, n: int = 1) -> None:
    """One (or `n`) more of `field` today; `redis` may be a pipeline, that writes it with what else it has.

    A field is words joined by `|`, such as `promise_kept|balie`: a kind, then a team or a theme; never a name
    or a conversation. A script counts with `HINCRBY keys.counts(day_of(now)) field n`.
    """
    await redis.hincrby(keys.counts(day_of(await clock.now())), field, n)


async def counted(redis: Any, day: str) -> dict[str, int]:
    """Everything that was counted on a day."""
    stored = await redis.hgetall(keys.counts(day))
    return {field: int(value) for field, value in stored.items()}
