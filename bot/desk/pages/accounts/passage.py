# SPDX-License-Identifier: EUPL-1.2
"""Ten minutes between two steps of signing in: a session of its own that opens nothing at the desk."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.pages.accounts.baggage import Baggage
from bot.desk.pages.accounts.pocket import Pocket
from bot.web.sessions import Sessions
from bot.web.site import Site

MINUTES_S = 600


@dataclass(frozen=True)
class Step:
    """Somebody who is half in."""

    token: str
    fields: dict[str, str]
    baggage: Baggage


class Passage:
    """One such step, with a cookie of its own."""

    def __init__(self, site: Site, kind: str) -> None:
        self._site, self._kind, self._pocket = site, kind, Pocket(site)
        self._sessions = Sessions(site.redis, site.clock, site.master, MINUTES_S, MINUTES_S)

    async def begin(self, response: Response, baggage: Baggage, **fields: str) -> None:
        """Somebody has come this far."""
        kept = self._pocket.closed(self._kind, baggage.list())
        token = await self._sessions.begin(self._kind, **fields, baggage=kept)
        response.set_cookie(
            self._cookie, token, MINUTES_S, httponly=True, secure=self._site.secure, samesite="lax"
        )

    async def of(self, request: Request) -> Step | None:
        """Who is here, if anybody."""
        token = request.cookies.get(self._cookie)
        fields = await self._sessions.read(self._kind, token, touch=False)
        if not token or fields is None:
            return None
        return Step(token, fields, Baggage.unpacked(self._pocket.opened(self._kind, fields["baggage"])))

    async def end(self, response: Response, step: Step) -> None:
        """On to the next one."""
        await self._sessions.end(step.token)
        response.delete_cookie(self._cookie, httponly=True, secure=self._site.secure, samesite="lax")

    @property
    def _cookie(self) -> str:
        return self._site.cookie(f"omzien-{self._kind}")
