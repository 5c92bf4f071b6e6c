# SPDX-License-Identifier: EUPL-1.2
"""GET /metrics: for this machine itself, or with the token; never open to the street."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from redis.exceptions import RedisError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.channels.rest import FORWARDED, LOOPBACK
from bot.health.ready import Ready, State
from bot.log import failure
from bot.metrics.exposition import Reading, registry
from bot.metrics.keeper import kept
from bot.metrics.seen.certificate import Certificate
from bot.metrics.seen.desk import desk
from bot.metrics.seen.directory import directory
from bot.metrics.seen.machine import disk, room
from bot.metrics.seen.streams import streams
from bot.metrics.table import READY, UP
from bot.services import Services

PATIENCE_S = 3.0
_log = structlog.get_logger()
Look = Callable[[Services], Awaitable[dict[str, float]]]
LOOKS: tuple[Look, ...] = (streams, desk, directory, room, disk)


class MetricsPage:
    """The figures of a whole installation, whichever web process is asked."""

    def __init__(self, services: Services, ready: Ready, certificate: Certificate) -> None:
        self._s, self._ready, self._certificate = services, ready, certificate

    async def answer(self, request: Request) -> Response:
        """The figures; for who may not have them the address is not there."""
        if not self._may(request):
            return PlainTextResponse("", 404)
        shown = generate_latest(registry(await self.reading()))
        return Response(shown, media_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})

    async def reading(self) -> Reading:
        """As it is now; what cannot be read is left out, and the rest is shown all the same."""
        state = await self._ready.state()
        seen = {**_parts(state), **self._certificate.seen}
        for found in await asyncio.gather(*(self._look(look) for look in LOOKS)):
            seen |= found
        return Reading(await self._counted(), seen)

    async def _counted(self) -> dict[str, int] | None:
        try:
            async with asyncio.timeout(PATIENCE_S):
                return await kept(self._s.redis)
        except (RedisError, OSError):
            return None

    async def _look(self, look: Look) -> dict[str, float]:
        try:
            async with asyncio.timeout(PATIENCE_S):
                return await look(self._s)
        except (RedisError, OSError):
            return {}
        except Exception as error:
            # Who watches must see the rest: that is when it is needed.
            _log.error("a figure cannot be read", kind=look.__name__, error=failure(error))
            return {}

    def _may(self, request: Request) -> bool:
        token = self._s.settings.metrics_token.get_secret_value()
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if token and hmac.compare_digest(given.encode(), token.encode()):
            return True
        # Behind a proxy that adds no header everybody looks like a neighbour.
        direct = not self._s.settings.public_url and not any(name in request.headers for name in FORWARDED)
        return direct and request.client is not None and request.client.host in LOOPBACK


def _parts(state: State) -> dict[str, float]:
    up = {UP.field((part,)): float(word == "ok") for part, word in state.parts.items()}
    return {READY.field(()): float(state.ready), **up}
