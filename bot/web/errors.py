# SPDX-License-Identifier: EUPL-1.2
"""Whatever goes wrong, a person gets a kind page and a program a short line; nobody gets a stack trace."""

from __future__ import annotations

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.log import failure
from bot.web.pages import Pages

_log = structlog.get_logger()
KNOWN = {403: "cross_site", 404: "not_found", 413: "too_long", 429: "wait"}
DETAILS = frozenset({"role", "gone"})
"""Refusals with words of their own."""


class KindErrors:
    """The page for an HTTP status."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    async def refused(self, request: Request, error: Exception) -> Response:
        """The answer to an HTTPException."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        headers = error.headers if isinstance(error, HTTPException) else None
        response = self.answer(request, status, str(getattr(error, "detail", "")))
        response.headers.update(headers or {})
        return response

    def answer(self, request: Request, status: int, detail: str = "") -> Response:
        """A kind page for people, a short line for programs."""
        key = detail if detail in DETAILS else KNOWN.get(status, "failed")
        if "text/html" not in request.headers.get("accept", ""):
            return JSONResponse({"error": key}, status)
        desk = request.url.path.startswith("/desk")
        back = getattr(request.state, "home", "/desk") if desk else "/"
        return self._pages.page(request, "error.html", status, key=key, desk=desk, back=back)


class LastResort:
    """Answers what no page has caught; only its kind is logged, its text may hold what somebody wrote."""

    def __init__(self, app: ASGIApp, errors: KindErrors) -> None:
        self._app, self._errors = app, errors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; catch what comes back."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as error:
            if scope["type"] != "http":
                raise
            _log.error("page failed", error=failure(error), method=scope["method"])
            if not begun:
                await self._errors.answer(Request(scope), 500)(scope, receive, send)
