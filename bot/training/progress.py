# SPDX-License-Identifier: EUPL-1.2
"""How far learning is and what came of it: kept in Redis, for the page, the operator and the next start."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from store import keys
from store.clock import Clock

Stage = Literal["", "asked", "training", "comparing", "live", "refused", "failed", "rolled_back"]
BUSY: tuple[Stage, ...] = ("asked", "training", "comparing")


@dataclass(frozen=True)
class Progress:
    """`since` is when this stage began, `took` how long the last training did, in seconds."""

    stage: Stage = ""
    since: float = 0.0
    took: float = 0.0
    who: str = ""
    model: str = ""
    worse: tuple[str, ...] = ()
    report: Mapping[str, Any] = field(default_factory=dict)

    @property
    def busy(self) -> bool:
        """Whether something is being learned, or is about to be."""
        return self.stage in BUSY


class Board:
    """Reads and writes it."""

    def __init__(self, redis: Any, clock: Clock) -> None:
        self._redis, self._clock = redis, clock

    async def read(self) -> Progress:
        """As it is now."""
        kept = await self._redis.hgetall(keys.training())
        stage = kept.get("stage", "")
        if stage not in get_args(Stage):
            return Progress()
        return Progress(
            stage,
            float(kept.get("since", 0)),
            float(kept.get("took", 0)),
            kept.get("who", ""),
            kept.get("model", ""),
            tuple(json.loads(kept.get("worse", "[]"))),
            json.loads(kept.get("report", "{}")),
        )

    async def ask(self, who: str) -> None:
        """Somebody wants what is published learned, also when it was refused before."""
        await self.want()
        await self.note("asked", who=who)

    async def want(self) -> None:
        """What was asked is still to be begun."""
        await self._redis.hset(keys.training(), "wanted", "1")

    async def wanted(self) -> bool:
        """Whether somebody asked, and that was not begun yet."""
        return bool(await self._redis.hdel(keys.training(), "wanted"))

    async def note(self, stage: Stage, **fields: Any) -> None:
        """A new stage."""
        plain = {
            name: value if isinstance(value, str | float | int) else json.dumps(value, ensure_ascii=False)
            for name, value in fields.items()
        }
        kept = {"stage": stage, "since": await self._clock.now(), **plain}
        await self._redis.hset(keys.training(), mapping=kept)
