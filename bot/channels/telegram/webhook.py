# SPDX-License-Identifier: EUPL-1.2
"""The webhook: an update is answered 200 only after it has been kept."""

from __future__ import annotations

import hmac
import json
from typing import Any

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.telegram.intake import Intake
from bot.log import failure

PATH = "/telegram/webhook"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
MOST_BYTES = 1_000_000
_log = structlog.get_logger()


def webhook(intake: Intake, secret: str, path: str = PATH) -> Route:
    """The route Telegram pushes to; whoever does not know `secret` is turned away unread."""
    if not secret:
        raise ValueError("a webhook needs a secret")

    async def take(request: Request) -> Response:
        if not _knows(request, secret):
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        return Response(status_code=await _keep(intake, body))

    return Route(path, take, methods=["POST"])


def _knows(request: Request, secret: str) -> bool:
    given = request.headers.get(HEADER, "")
    return hmac.compare_digest(given.encode(), secret.encode())


async def _body(request: Request) -> bytes | None:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


async def _keep(intake: Intake, body: bytes) -> int:
    try:
        await intake.take(_read(body))
    except Exception as error:
        # Telegram offers it again, after longer and longer pauses, for a day.
        _log.warning("a message could not be kept yet; Telegram will offer it again", error=failure(error))
        return 503
    return 200


def _read(body: bytes) -> dict[str, Any]:
    """The update; an empty one, which intake sets aside, where it is no JSON object."""
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}
