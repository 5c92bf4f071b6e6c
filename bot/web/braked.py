# SPDX-License-Identifier: EUPL-1.2
"""A brake on public addresses that anybody may read: so many a minute from one address, then wait."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.web.brake import Brake
from bot.web.peer import peer
from bot.web.site import Site

Answer = Callable[[Request], Awaitable[Response]]
WHAT = "public"
TRIES, MINUTE_S = 300, 60
"""Many people may share one address: a library, an office."""


def braked(site: Site, answer: Answer) -> Answer:
    """The same answer, for who does not ask too often; all such addresses are counted together."""
    brake = Brake(site.redis, site.clock, site.master, WHAT, TRIES, MINUTE_S)

    async def answered(request: Request) -> Response:
        await hold(brake, peer(site, request))
        return await answer(request)

    return answered


async def hold(brake: Brake, who: str) -> None:
    """Refuse `who` asks too often."""
    if not await brake.may_try(who):
        raise HTTPException(429, headers={"Retry-After": str(MINUTE_S)})
