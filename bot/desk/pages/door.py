# SPDX-License-Identifier: EUPL-1.2
"""The door of the desk: every address of it says which roles may come in, and nobody else does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.desk.pages.guard import Guard, Worker
from bot.desk.users import READS_CONVERSATIONS, Role

Handler = Callable[[Request, Worker], Awaitable[Response]]
Stranger = Callable[[Request], Awaitable[Response]]
READERS: tuple[Role, ...] = ("worker", "coordinator")
ANYBODY: tuple[Role, ...] = ("worker", "coordinator", "editor", "operator")
assert frozenset(READERS) == READS_CONVERSATIONS
ROLE = "role"
"""What a refusal says, so that the page can say it in words."""
_log = structlog.get_logger()


class Let:
    """An ASGI endpoint that knows whom it lets in: a test reads the matrix of routes and roles off it."""

    def __init__(
        self, guard: Guard, handler: Handler, stranger: Stranger, roles: tuple[Role, ...], touch: bool
    ) -> None:
        self._guard, self._handler, self._stranger, self._touch = guard, handler, stranger, touch
        self.roles = roles

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        response = await self._answer(Request(scope, receive, send))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        worker = await self._guard.worker(request, self._touch)
        if worker is None:
            return await self._stranger(request)
        if worker.user.role not in self.roles:
            _log.warning("not for this role", role=worker.user.role, path=_pattern(request))
            raise HTTPException(403, ROLE)
        return await self._handler(request, worker)


class Door:
    """Makes the desk's routes; what a stranger gets depends on what was asked for."""

    def __init__(self, guard: Guard, log_in: Stranger) -> None:
        self._guard, self._log_in = guard, log_in

    def page(self, path: str, handler: Handler, *roles: Role) -> Route:
        """A page: a stranger is asked to log in."""
        return Route(path, Let(self._guard, handler, self._log_in, roles or READERS, True), methods=["GET"])

    def form(self, path: str, handler: Handler, *roles: Role, stranger: Stranger | None = None) -> Route:
        """What a form sends: a stranger is asked to log in."""
        let = Let(self._guard, handler, stranger or self._log_in, roles or READERS, True)
        return Route(path, let, methods=["POST"])

    def data(self, path: str, handler: Handler, *roles: Role) -> Route:
        """What a page's script asks for: a stranger gets 401, and asking is no use of the session."""
        return Route(path, Let(self._guard, handler, _unauthorized, roles or READERS, False), methods=["GET"])

    def stream(self, path: str, handler: Handler, *roles: Role) -> Route:
        """Server-sent events: a stranger's browser is told not to come back."""
        return Route(path, Let(self._guard, handler, _nothing, roles or READERS, False), methods=["GET"])


async def _unauthorized(_: Request) -> Response:
    raise HTTPException(401)


async def _nothing(_: Request) -> Response:
    return Response(status_code=204)


def _pattern(request: Request) -> str:
    """The route's own pattern: an address has a conversation's number in it."""
    route = request.scope.get("route")
    return str(getattr(route, "path", "?"))
