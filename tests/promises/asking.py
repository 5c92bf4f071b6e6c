# SPDX-License-Identifier: EUPL-1.2
"""A request to the app itself, as a browser or anything else might send it; of a stream only the start."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette

OURS = {"accept": "text/html", "sec-fetch-site": "same-origin"}
"""What a browser says of a request that began on our own page."""
PIECE = 65_536
FORM = "application/x-www-form-urlencoded"


@dataclass
class Heard:
    """What came back, and how much of the request was read."""

    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    read: int = 0

    def header(self, name: str) -> str:
        """A header that is there at most once; empty when it is not."""
        found = self.every(name)
        assert len(found) < 2, f"{name} twice"
        return found[0] if found else ""

    def every(self, name: str) -> list[str]:
        """Every header of this name."""
        return [value for known, value in self.headers if known == name]

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode(errors="replace")


@dataclass(frozen=True)
class Asker:
    """Asks an app that is reached at one address."""

    app: Starlette
    host: str
    secure: bool
    peer: str = "127.0.0.1"

    async def ask(
        self,
        method: str,
        path: str,
        form: Mapping[str, str] | None = None,
        body: bytes | None = None,
        **headers: str,
    ) -> Heard:
        """One request; `headers` by their names with underscores."""
        heard, begun = Heard(), asyncio.Event()
        rest: bytes | None = body if body is not None else urlencode(form or {}).encode()
        scope = self._scope(method, path, headers, len(rest))

        async def receive() -> dict[str, Any]:
            nonlocal rest
            if rest is None:
                await asyncio.sleep(60)
                return {"type": "http.disconnect"}
            piece, left = rest[:PIECE], rest[PIECE:]
            rest = left or None
            heard.read += len(piece)
            return {"type": "http.request", "body": piece, "more_body": bool(left)}

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                heard.status = message["status"]
                heard.headers = [(n.decode().lower(), v.decode("latin-1")) for n, v in message["headers"]]
                if heard.header("content-type").startswith("text/event-stream"):
                    begun.set()
            else:
                heard.body += message.get("body", b"")

        await _until_either(self.app(scope, receive, send), begun)
        return heard

    def _scope(self, method: str, path: str, headers: Mapping[str, str], size: int) -> dict[str, Any]:
        named = {"host": self.host, "content-type": FORM, "content-length": str(size), **OURS}
        named |= {"x-forwarded-for": "192.0.2.7"} if self.secure else {}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        only, _, query = path.partition("?")
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            # The proxy before it speaks TLS; what arrives here is plain.
            "scheme": "http",
            "server": (self.host.partition(":")[0], 8080),
            "client": (self.peer, 50_000),
            "method": method,
            "path": only,
            "raw_path": only.encode(),
            "root_path": "",
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in named.items() if value],
        }


async def _until_either(answering: Any, begun: asyncio.Event) -> None:
    task, waiting = asyncio.ensure_future(answering), asyncio.ensure_future(begun.wait())
    await asyncio.wait({task, waiting}, timeout=30, return_when=asyncio.FIRST_COMPLETED)
    failed = task.exception() if task.done() and not task.cancelled() else None
    for one in (task, waiting):
        one.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await one
    if failed is not None:
        raise AssertionError("the app itself fell over") from failed
