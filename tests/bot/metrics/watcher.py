# SPDX-License-Identifier: EUPL-1.2
"""A stand-in for whoever listens to a heartbeat outside."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Watcher:
    """Counts what it hears; `status` is what it answers."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.status = 200
        self.url = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request."""
        asked = await reader.readuntil(b"\r\n\r\n")
        self.heard.append(asked.decode("ascii"))
        writer.write(f"HTTP/1.1 {self.status} x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()


@asynccontextmanager
async def watcher() -> AsyncIterator[Watcher]:
    """One on a free port."""
    there = Watcher()
    async with await asyncio.start_server(there.serve, "127.0.0.1", 0) as server:
        there.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/ping/0f3c"
        yield there
