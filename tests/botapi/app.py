# SPDX-License-Identifier: EUPL-1.2
"""The web server around the methods: tokens, faults, files and the control surface."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from tests.botapi import parameters
from tests.botapi.api import Api
from tests.botapi.faults import Fault
from tests.botapi.hook import Hook
from tests.botapi.refusal import Refusal, bad, too_many
from tests.botapi.world import World

Verb = Callable[[str, dict[str, Any]], Any]


class Cut(Response):
    """An answer that never arrives: the wire is closed halfway."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Begin and stop; the server closes a connection on which too little was sent."""
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})


class Door:
    """The endpoints."""

    def __init__(self, world: World, hook: Hook, control: Verb) -> None:
        self._world, self._hook, self._control = world, hook, control
        self._api = Api(world, hook)

    def app(self) -> Starlette:
        """The application, which pushes to the webhook while it runs."""
        routes = [
            Route("/bot{token}/{method}", self.bot, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.file),
            Route("/control/{verb}", self.control, methods=["POST"]),
        ]
        return Starlette(routes=routes, lifespan=self._lifespan)

    async def bot(self, request: Request) -> Response:
        """One call of the Bot API."""
        method = request.path_params["method"]
        self._world.calls[method] += 1
        try:
            return await self._answer(request, method)
        except Refusal as refusal:
            self._world.refusals[refusal.code] += 1
            return JSONResponse(refusal.body(), status_code=refusal.code)

    async def file(self, request: Request) -> Response:
        """What a resident sent."""
        content = self._world.files.get(request.path_params["path"])
        return Response(content, 200) if content is not None else Response(status_code=404)

    async def control(self, request: Request) -> Response:
        """A verb of the control surface, with its arguments as JSON."""
        try:
            given = parameters.read(await request.body(), "application/json", {})
            return JSONResponse({"ok": True, "result": self._control(request.path_params["verb"], given)})
        except (TypeError, ValueError, LookupError) as error:
            return JSONResponse({"ok": False, "description": repr(error)}, status_code=400)

    async def _answer(self, request: Request, method: str) -> Response:
        if request.path_params["token"] != self._world.token:
            raise Refusal(401, "Unauthorized")
        kind = request.headers.get("content-type", "")
        given = parameters.read(await request.body(), kind, request.query_params)
        fault = self._world.faults.next(method)
        _refuse(fault)
        result = await self._api.call(method, given)
        if fault and fault.what == "lost":
            return Cut()
        if fault and fault.what == "slow":
            await asyncio.sleep(fault.seconds)
        return JSONResponse({"ok": True, "result": result})

    @contextlib.asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        pushing = asyncio.create_task(self._hook.run())
        yield
        pushing.cancel()


def _refuse(fault: Fault | None) -> None:
    match fault:
        case Fault("429", seconds=seconds):
            raise too_many(max(1, round(seconds)))
        case Fault("500"):
            raise Refusal(500, "Internal Server Error")
        case Fault("html"):
            raise bad("can't parse entities: a fault that was asked for")
