# SPDX-License-Identifier: EUPL-1.2
"""Who is at the desk's door: sessions of workers, and forms that only they can send."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.accounts.entries import Entries
from bot.desk.accounts.trail import Trail
from bot.desk.accounts.users import READS_CONVERSATIONS, User
from bot.desk.pages.accounts.baggage import Baggage
from bot.desk.pages.accounts.pocket import Pocket
from bot.desk.teams.away import Away
from bot.desk.teams.presence import THERE_S
from bot.web.crosssite import FIELD, proven, refuse_strangers, refuse_unproven, surely_ours, token
from bot.web.form import MOST_FIELDS, fields
from bot.web.sessions import Session, Sessions
from bot.web.site import Site
from store import keys

COOKIE = "omzien-desk"
DOOR = "omzien-deur"
KIND = "worker"
IDLE_S = 3_600
ABSOLUTE_S = 43_200
PASSWORD, PROVIDER = "password", "provider"
"""How somebody signed in; a provider asks for its own second factor."""
BAGGAGE = "baggage"


@dataclass(frozen=True)
class Worker:
    """Somebody who has signed in, and the session they did it with."""

    user: User
    token: str
    session: dict[str, str] = field(default_factory=dict)


class Guard:
    """Lets workers in and keeps everybody else out."""

    def __init__(self, site: Site) -> None:
        self._site, self._pocket = site, Pocket(site)
        self._sessions = Sessions(site.redis, site.clock, site.master, IDLE_S, ABSOLUTE_S)
        self._entries = Entries(Trail(site.redis, site.clock))

    async def worker(self, request: Request, touch: bool = True) -> Worker | None:
        """Who sent this request; a page that refreshes itself does not count as use."""
        given = request.cookies.get(self._site.cookie(COOKIE))
        session = await self._sessions.read(KIND, given, touch)
        if session is None or given is None or session["organisation"] != self._site.organisation:
            return None
        user = await self._site.users.get(session["organisation"], session["name"])
        if user is None or session.get("epoch") != str(user.epoch):
            return None
        if user.role in READS_CONVERSATIONS:
            await self._there(user)
        if touch:
            await self._site.users.was_here(user)
        return Worker(user, given, session)

    async def alive(self, request: Request) -> bool:
        """Whether the session of a page that is still open has not ended."""
        return await self.worker(request, touch=False) is not None

    def must_set_up(self, worker: Worker) -> bool:
        """Whether a second factor has to be set up before anything else."""
        required = self._site.settings.second_factor_required
        return required and not worker.user.second and worker.session.get("how") != PROVIDER

    async def _there(self, user: User) -> None:
        now = await self._site.clock.now()
        await self._site.redis.zadd(keys.presence(user.organisation), {user.name: now})

    async def let_in(
        self,
        request: Request,
        response: Response,
        user: User,
        baggage: Baggage | None = None,
        how: str = PASSWORD,
    ) -> None:
        """A new session with a new token; one that was there before ends."""
        await self._end(request)
        kept = {"organisation": user.organisation, "name": user.name, "epoch": str(user.epoch), "how": how}
        if baggage and (baggage.fields or baggage.target):
            kept[BAGGAGE] = self._pocket.closed(BAGGAGE, baggage.list())
        self._give(response, COOKIE, await self._sessions.begin(KIND, _owner(user), **kept))
        await self._entries.came(user, how)
        # Whoever signs in is there again.
        await Away(self._site.redis, self._site.clock).returns(user.organisation, user.name)

    async def let_out(self, request: Request, response: Response, worker: Worker) -> None:
        """The session ends at once."""
        await self._end(request)
        # Not there any more; when they last were tells whether promises may count on them.
        gone = await self._site.clock.now() - THERE_S - 1
        await self._site.redis.zadd(
            keys.presence(worker.user.organisation), {worker.user.name: gone}, xx=True
        )
        response.delete_cookie(
            self._site.cookie(COOKIE), httponly=True, secure=self._site.secure, samesite="lax"
        )
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        await self._entries.left(worker.user)

    async def stays(self, worker: Worker, user: User) -> None:
        """Every session of this account has ended but the one that asks."""
        await self._sessions.keep(worker.token, epoch=str(user.epoch))

    async def put(self, worker: Worker, name: str, what: Any) -> None:
        """Keep something for this session, sealed; None takes it away."""
        kept = "" if what is None else self._pocket.closed(name, what)
        await self._sessions.keep(worker.token, **{name: kept})

    def got(self, worker: Worker, name: str) -> Any:
        """What was kept for this session, or None."""
        return self._pocket.opened(name, worker.session.get(name))

    def unsent(self, worker: Worker, page: str) -> Baggage:
        """What this worker was writing at this page when the session before ended."""
        baggage = Baggage.unpacked(self.got(worker, BAGGAGE))
        return baggage if baggage.target == page else Baggage()

    async def sent(self, worker: Worker, page: str, form: Mapping[str, str]) -> None:
        """A form was sent: what was kept of it is kept no longer, what was written beside it is."""
        unsent = self.unsent(worker, page)
        if any(form.get(name) for name in unsent.texts or unsent.choices):
            left = {name: text for name, text in unsent.fields.items() if name not in form}
            less = Baggage(unsent.target, unsent.word, left)
            await self.put(worker, BAGGAGE, less.list() if less.texts else None)

    async def brought(self, worker: Worker, page: str) -> None:
        """What somebody was filling in at this page has been kept: it need not be carried any more."""
        if self.unsent(worker, page).fields:
            await self.put(worker, BAGGAGE, None)

    def onward(self, worker: Worker) -> str:
        """Where somebody was going before they had to do something else first."""
        return Baggage.unpacked(self.got(worker, BAGGAGE)).onward(worker.user)

    async def sessions(self, worker: Worker) -> list[Session]:
        """This worker's own open sessions."""
        mine = await self._sessions.of(_owner(worker.user))
        return [one for one in mine if one.fields.get("epoch") == str(worker.user.epoch)]

    def is_here(self, worker: Worker, mark: str) -> bool:
        """Whether a session is the one that asks."""
        return self._sessions.mark(worker.token) == mark

    async def end_session(self, worker: Worker, mark: str) -> None:
        """End one of this worker's own sessions."""
        await self._sessions.end_of(_owner(worker.user), mark)

    def proof(self, worker: Worker) -> str:
        """What this worker's forms carry."""
        return token(self._site.master, worker.token)

    async def posted(self, request: Request, session: str, most: int = MOST_FIELDS) -> dict[str, str]:
        """The fields of a form; 403 when the session did not get it from us."""
        refuse_strangers(request)
        form = await fields(request, most)
        refuse_unproven(self._site.master, session, form.get(FIELD))
        return form

    async def of_before(
        self, request: Request, worker: Worker, most: int = MOST_FIELDS
    ) -> tuple[dict[str, str], bool]:
        """The fields of a form, and whether it stems from this browser's session before the present one."""
        refuse_strangers(request)
        form = await fields(request, most)
        if surely_ours(request) and not proven(self._site.master, worker.token, form.get(FIELD)):
            return form, True
        refuse_unproven(self._site.master, worker.token, form.get(FIELD))
        return form, False

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


def _owner(user: User) -> str:
    return f"{user.organisation}/{user.name}"
