# SPDX-License-Identifier: EUPL-1.2
"""The resident's session: nothing until the first message, then one cookie and nothing about who it is."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from bot.web import keys
from bot.web.sessions import Sessions
from bot.web.site import Site
from store.conversation import ConversationRef

CHANNEL = "web"
COOKIE = "omzien"
KIND = "visitor"
IDLE_S = 86_400
DOUBLE_S = 600
"""A first message whose confirmation got lost, with the server or on the wire, is sent again by hand."""


@dataclass(frozen=True)
class Visitor:
    """A resident on the page: the browser's token and the address the line knows."""

    token: str
    address: str
    ref: ConversationRef
    first: str = ""
    """The Redis key that holds a first form together, while this is that form; erasing closes it too."""


class Visitors:
    """Begins, finds and ends residents' sessions."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._sessions = Sessions(site.redis, site.clock, site.master, IDLE_S)

    async def of(self, request: Request) -> Visitor | None:
        """Who sent this request, or None when there is no session."""
        token = request.cookies.get(self._site.cookie(COOKIE))
        fields = await self._sessions.read(KIND, token)
        return self._visitor(token, fields["address"]) if token and fields else None

    async def begin(self, form_id: str) -> Visitor:
        """A session for a new address; a form that is sent twice at once begins one conversation, not two."""
        key = keys.code(self._site.master.digest("first", form_id)) if form_id else ""
        address = secrets.token_urlsafe(24)
        if key and not await self._site.redis.set(key, address, nx=True, ex=DOUBLE_S):
            address = await self._site.redis.get(key) or address
        return replace(await self.come_back(address), first=key)

    async def come_back(self, address: str) -> Visitor:
        """A new session for an address that was there before."""
        return self._visitor(await self._sessions.begin(KIND, address=address), address)

    async def end(self, visitor: Visitor) -> None:
        """This browser has no way back any more, except the come-back code."""
        await self._sessions.end(visitor.token)

    def ways(self, visitor: Visitor) -> tuple[str, ...]:
        """The Redis keys of this session, which erasing the conversation closes."""
        return tuple(filter(None, (self._sessions.way(visitor.token), visitor.first)))

    def remember(self, response: Response, visitor: Visitor) -> None:
        """Give the browser its token, until it is closed."""
        name = self._site.cookie(COOKIE)
        response.set_cookie(name, visitor.token, httponly=True, secure=self._site.secure, samesite="lax")

    def forget(self, response: Response) -> None:
        """Take the token back."""
        name = self._site.cookie(COOKIE)
        response.delete_cookie(name, httponly=True, secure=self._site.secure, samesite="lax")

    def _visitor(self, token: str, address: str) -> Visitor:
        return Visitor(token, address, self._site.line.ref(self._site.organisation, CHANNEL, address))
