# SPDX-License-Identifier: EUPL-1.2
"""GET /ready: 200 only when a resident, whoever that is, can be answered at this moment."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from redis.exceptions import RedisError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.health.health import NEEDED, PATIENCE_S, Health
from bot.health.lately import Lately
from bot.services import Services
from store import keys
from store.conversation import PARTITIONS

MARK = "ready_seconds"


@dataclass(frozen=True)
class State:
    """How it is: the parts in a word each, and what stands in the way."""

    parts: dict[str, str]
    why: tuple[str, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.why


class Ready:
    """Looks whether a whole round works: every needed part, every partition, and a write."""

    def __init__(self, services: Services, health: Health) -> None:
        self._s, self._health = services, health
        self._lately = Lately(self._look)

    async def answer(self, request: Request) -> Response:
        """200 or 503; why not, in words of ours."""
        state = await self.state()
        return JSONResponse({"ready": state.ready, "why": state.why}, 200 if state.ready else 503)

    async def state(self) -> State:
        """As it was at most a second ago."""
        return await self._lately.seen()

    async def _look(self) -> State:
        parts = await self._health.parts()
        why = [f"{name}: {parts[name]}" for name in (*NEEDED, "sender") if parts.get(name, "ok") != "ok"]
        if parts["redis"] == "ok":
            why += await self._redis(parts)
        return State(parts, tuple(why))

    async def _redis(self, parts: dict[str, str]) -> list[str]:
        """A Redis that is full or cannot write its files answers a ping all the same."""
        roles = [role for role, part in (("turn", "worker"), ("send", "sender")) if part in parts]
        leases = [keys.lease(partition, role) for role in roles for partition in range(PARTITIONS)]
        try:
            async with asyncio.timeout(PATIENCE_S), self._s.redis.pipeline(transaction=False) as trip:
                trip.hset(keys.metrics(), MARK, int(time.time()))
                for lease in leases:
                    trip.exists(lease)
                _, *held = await trip.execute()
        except (RedisError, OSError):
            return ["redis: does not write"]
        missing = held.count(0)
        return [f"partitions without anybody: {missing}"] if missing else []
