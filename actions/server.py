# SPDX-License-Identifier: EUPL-1.2
"""The action server's two addresses, around the SDK's own executor.

The SDK's server also logs a failing request and sends its body back, which holds what a resident said.
"""

from __future__ import annotations

import hmac
import json
import logging
import zlib
from pathlib import Path

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionNotFoundException
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from actions.logs import kind
from actions.secret import HEADER
from actions.step import Step
from actions.table import TABLE
from content.catalogue import Catalogue
from content.preview import Previews

MOST_BYTES = 8_000_000
LOG = logging.getLogger(__name__)


def application(directory: Path, secret: str) -> Starlette:
    """The server that answers from the content compiled into `directory`, to who shows the secret."""
    if not secret:
        raise ValueError("the action server needs a secret")
    book = Catalogue.open(directory)
    executor, books = ActionExecutor(), Previews(book)
    for name, handler in TABLE.items():
        executor.register_function(name, Step(handler, books).run)

    async def webhook(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), secret.encode()):
            return JSONResponse({"error": "unauthorized"}, 401)
        body = await _body(request)
        if body is None:
            return JSONResponse({"error": "the body is too large"}, 413)
        try:
            result = await executor.run(_call(body, request.headers.get("content-encoding")))
        except ActionNotFoundException as unknown:
            return JSONResponse({"error": "unknown action", "action_name": unknown.action_name}, 404)
        except Exception as error:
            # Whatever went wrong: nothing a resident said may leave here.
            LOG.error("an action failed: %s", kind(error))
            return JSONResponse({"error": "the action failed", "action_name": ""}, 500)
        return JSONResponse(result.model_dump() if result else None)

    async def health(request: Request) -> Response:
        return JSONResponse({"status": "ok", "content": book.version})

    return Starlette(routes=[Route("/webhook", webhook, methods=["POST"]), Route("/health", health)])


async def _body(request: Request) -> bytes | None:
    """What Rasa sends, the whole conversation with it; None where no conversation is that long."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


def _call(body: bytes, encoding: str | None) -> dict[str, object]:
    return dict(json.loads(zlib.decompress(body) if encoding == "deflate" else body))
