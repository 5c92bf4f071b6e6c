# SPDX-License-Identifier: EUPL-1.2
"""The action server's two addresses, around the SDK's own executor.

The SDK's server also logs a failing request and sends its body back, which holds what a resident said.
"""

from __future__ import annotations

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

from actions.step import Step
from actions.table import TABLE
from content.catalogue import Catalogue
from content.preview import Previews

LOG = logging.getLogger(__name__)


def application(directory: Path) -> Starlette:
    """The server that answers from the content compiled into `directory`."""
    book = Catalogue.open(directory)
    executor, books = ActionExecutor(), Previews(book)
    for name, handler in TABLE.items():
        executor.register_function(name, Step(handler, books).run)

    async def webhook(request: Request) -> Response:
        try:
            result = await executor.run(_call(await request.body(), request.headers.get("content-encoding")))
        except ActionNotFoundException as unknown:
            return JSONResponse({"error": "unknown action", "action_name": unknown.action_name}, 404)
        except Exception as error:
            # Whatever went wrong: nothing a resident said may leave here.
            LOG.error("an action failed: %s", _kind(error))
            return JSONResponse({"error": "the action failed", "action_name": ""}, 500)
        return JSONResponse(result.model_dump() if result else None)

    async def health(request: Request) -> Response:
        return JSONResponse({"status": "ok", "content": book.version})

    return Starlette(routes=[Route("/webhook", webhook, methods=["POST"]), Route("/health", health)])


def _call(body: bytes, encoding: str | None) -> dict[str, object]:
    return dict(json.loads(zlib.decompress(body) if encoding == "deflate" else body))


def _kind(error: BaseException) -> str:
    """The error's kind and where it rose, without its text: that may quote a resident."""
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    return f"{type(error).__name__} at {where}"
