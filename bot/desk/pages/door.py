# SPDX-License-Identifier: EUPL-1.2
"""The door of the desk: every address of it says which roles may come in, and nobody else does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.desk.accounts.users import READS_CONVERSATIONS, ROLES, Role
from bot.desk.pages import refusals
from bot.desk.pages.accounts.baggage import home
from bot.desk.pages.guard import Guard, Worker
from bot.desk.pages.refusals import Refusals

Handler = Callable[[Request, Worker], Awaitable[Response]]
Stranger = Callable[[Request], Awaitable[Response]]
READERS: tuple[Role, ...] = ("worker", "coordinator")
ANYBODY: tuple[Role, ...] = ROLES
assert frozenset(READERS) == READS_CONVERSATIONS
ROLE = "role"
"""What a refusal says, so that the page can say it in words."""
SET_UP = "/desk/account/tweede-stap"


@dataclass(frozen=True)
class Let:
    """An ASGI endpoint that knows whom it lets in: a test reads the matrix of routes and roles off it."""

    guard: Guard
    refusals: Refusals
    handler: Handler
    stranger: Stranger
    roles: tuple[Role, ...]
    touch: bool = True
    early: bool = False
    """Whether one may be here before the second factor is set up."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        response = await self._answer(Request(scope, receive, send))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        worker = await self.guard.worker(request, self.touch)
        if worker is None:
            await self.refusals.note(request, 401, refusals.STRANGER)
            return await self.stranger(request)
        # Where the page of an error leads: who may not come here has a page of their own.
        request.state.home = home(worker.user)
        if not self.early and self.guard.must_set_up(worker):
            await self.refusals.note(request, 403, refusals.SECOND, worker.user.role)
            shown = request.method == "GET" and self.touch
            return RedirectResponse(SET_UP, 303) if shown else await self.stranger(request)
        if worker.user.role not in self.roles:
            await self.refusals.note(request, 403, refusals.ROLE, worker.user.role)
            raise HTTPException(403, ROLE)
        try:
            return await self.handler(request, worker)
        except HTTPException as refused:
            if refused.status_code in (401, 403, 404):
                await self.refusals.note(request, refused.status_code, refusals.INSIDE, worker.user.role)
            raise


@dataclass(frozen=True)
class Ajar:
    """An ASGI endpoint for who is not in yet: it has no roles, so a test has to name it."""

    refusals: Refusals
    handler: Stranger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive, send)
        try:
            response = await self.handler(request)
        except HTTPException as refused:
            if refused.status_code in (401, 403, 404):
                await self.refusals.note(request, refused.status_code, refusals.INSIDE)
            raise
        await response(scope, receive, send)


class Door:
    """Makes the desk's routes; what a stranger gets depends on what was asked for."""

    def __init__(self, guard: Guard, log_in: Stranger, refusals: Refusals) -> None:
        self._guard, self._log_in, self._refusals = guard, log_in, refusals

    def page(self, path: str, handler: Handler, *roles: Role, early: bool = False) -> Route:
        """A page: a stranger is asked to log in."""
        return Route(path, self._let(handler, self._log_in, roles, early=early), methods=["GET"])

    def form(
        self,
        path: str,
        handler: Handler,
        *roles: Role,
        stranger: Stranger | None = None,
        early: bool = False,
    ) -> Route:
        """What a form sends: a stranger is asked to log in."""
        let = self._let(handler, stranger or self._log_in, roles, early=early)
        return Route(path, let, methods=["POST"])

    def data(self, path: str, handler: Handler, *roles: Role) -> Route:
        """What a page's script asks for: a stranger gets 401, and asking is no use of the session."""
        return Route(path, self._let(handler, unauthorized, roles, touch=False), methods=["GET"])

    def stream(self, path: str, handler: Handler, *roles: Role) -> Route:
        """Server-sent events: a stranger's browser is told not to come back."""
        return Route(path, self._let(handler, nothing, roles, touch=False), methods=["GET"])

    def ajar(self, path: str, handler: Stranger, method: str = "GET") -> Route:
        """Where people come who are not in yet."""
        return Route(path, Ajar(self._refusals, handler), methods=[method])

    def _let(
        self,
        handler: Handler,
        stranger: Stranger,
        roles: tuple[Role, ...],
        touch: bool = True,
        early: bool = False,
    ) -> Let:
        return Let(self._guard, self._refusals, handler, stranger, roles or READERS, touch, early)


async def unauthorized(_: Request) -> Response:
    """For a stranger's script."""
    raise HTTPException(401)


async def nothing(_: Request) -> Response:
    """For a stranger's stream: browsers come back after anything else."""
    return Response(status_code=204)
