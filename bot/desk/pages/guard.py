# SPDX-License-Identifier: EUPL-1.2
"""Who is at the desk's door: sessions of workers, and forms that only they can send."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.users import READS_CONVERSATIONS, User
from bot.web.crosssite import FIELD, refuse_strangers, refuse_unproven, token
from bot.web.form import fields
from bot.web.sessions import Sessions
from bot.web.site import Site
from store import keys

COOKIE = "omzien-desk"
DOOR = "omzien-deur"
KIND = "worker"
IDLE_S = 3_600
ABSOLUTE_S = 43_200


@dataclass(frozen=True)
class Worker:
    """Somebody who has signed in, and the session they did it with."""

    user: User
    token: str


class Guard:
    """Lets workers in and keeps everybody else out."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._sessions = Sessions(site.redis, site.clock, site.master, IDLE_S, ABSOLUTE_S)

    async def worker(self, request: Request, touch: bool = True) -> Worker | None:
        """Who sent this request; a page that refreshes itself does not count as use."""
        given = request.cookies.get(self._site.cookie(COOKIE))
        session = await self._sessions.read(KIND, given, touch)
        if session is None or given is None or session["organisation"] != self._site.organisation:
            return None
        user = await self._site.users.get(session["organisation"], session["name"])
        if user is None:
            return None
        if user.role in READS_CONVERSATIONS:
            await self._there(user)
        return Worker(user, given)

    async def alive(self, request: Request) -> bool:
        """Whether the session of a page that is still open has not ended."""
        return await self.worker(request, touch=False) is not None

    async def _there(self, user: User) -> None:
        now = await self._site.clock.now()
        await self._site.redis.zadd(keys.presence(user.organisation), {user.name: now})

    async def let_in(self, request: Request, response: Response, user: User) -> None:
        """A new session with a new token; one that was there before ends."""
        await self._end(request)
        given = await self._sessions.begin(KIND, organisation=user.organisation, name=user.name)
        self._give(response, COOKIE, given)

    async def let_out(self, request: Request, response: Response, worker: Worker) -> None:
        """The session ends at once."""
        await self._end(request)
        await self._site.redis.zrem(keys.presence(worker.user.organisation), worker.user.name)
        response.delete_cookie(self._site.cookie(COOKIE), httponly=True, secure=self._site.secure)

    def proof(self, worker: Worker) -> str:
        """What this worker's forms carry."""
        return token(self._site.master, worker.token)

    async def posted(self, request: Request, session: str) -> dict[str, str]:
        """The fields of a form; 403 when the session did not get it from us."""
        refuse_strangers(request)
        form = await fields(request)
        refuse_unproven(self._site.master, session, form.get(FIELD))
        return form

    def door(self, request: Request) -> str:
        """What stands for a session before there is one."""
        return request.cookies.get(self._site.cookie(DOOR)) or secrets.token_urlsafe(32)

    def door_proof(self, door: str) -> str:
        """What the log-in form of this browser carries."""
        return token(self._site.master, door)

    def mark(self, response: Response, door: str) -> None:
        """Give the browser its door token."""
        self._give(response, DOOR, door)

    async def _end(self, request: Request) -> None:
        given = request.cookies.get(self._site.cookie(COOKIE))
        if given:
            await self._sessions.end(given)

    def _give(self, response: Response, name: str, value: str) -> None:
        cookie = self._site.cookie(name)
        response.set_cookie(cookie, value, httponly=True, secure=self._site.secure, samesite="lax")
