# SPDX-License-Identifier: EUPL-1.2
"""One request to the app itself; of a stream only the beginning is waited for."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette


@dataclass
class Answer:
    """What came back."""

    status: int = 0
    location: str = ""
    body: bytes = b""


async def knock(app: Starlette, method: str, path: str, cookie: str, form: dict[str, str]) -> Answer:
    """Ask, as a browser on the same site does."""
    answer, begun = Answer(), asyncio.Event()
    asked = [{"type": "http.request", "body": urlencode(form).encode(), "more_body": False}]

    async def receive() -> dict[str, Any]:
        if asked:
            return asked.pop()
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            headers = {name.decode().lower(): value.decode() for name, value in message["headers"]}
            answer.status, answer.location = message["status"], headers.get("location", "")
            if headers.get("content-type", "").startswith("text/event-stream"):
                begun.set()
        else:
            answer.body += message.get("body", b"")

    task = asyncio.ensure_future(app(_scope(method, path, cookie), receive, send))
    waiting = asyncio.ensure_future(begun.wait())
    await asyncio.wait({task, waiting}, timeout=20, return_when=asyncio.FIRST_COMPLETED)
    for one in (task, waiting):
        one.cancel()
        with suppress(asyncio.CancelledError):
            await one
    return answer


def _scope(method: str, path: str, cookie: str) -> dict[str, Any]:
    headers = {"host": "127.0.0.1:8080", "accept": "text/html", "sec-fetch-site": "same-origin"}
    headers |= {"cookie": cookie} if cookie else {}
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "http",
        "server": ("127.0.0.1", 8080),
        "client": ("127.0.0.1", 50_000),
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
