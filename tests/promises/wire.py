# SPDX-License-Identifier: EUPL-1.2
"""A wire to a server that can be slow or dead: whoever is connected over it notices, the server does not."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from types import TracebackType

PIECE = 65_536


class Wire:
    """Listens on a port of its own while it is entered; `delay` is added to every answer, `dead` carries
    nothing any more but breaks nothing off either."""

    def __init__(self, port: int) -> None:
        self._to, self.port = port, 0
        self.delay, self.dead = 0.0, False
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Wire:
        self._thread.start()
        server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        self.port = server.sockets[0].getsockname()[1]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    async def _listen(self) -> asyncio.Server:
        return await asyncio.start_server(self._connected, "127.0.0.1", 0)

    async def _connected(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        try:
            far, to = await asyncio.open_connection("127.0.0.1", self._to)
        except OSError:
            back.close()
            return
        await asyncio.gather(self._carry(near, to, slowed=False), self._carry(far, back, slowed=True))

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, slowed: bool) -> None:
        with suppress(OSError):
            while piece := await reader.read(PIECE):
                while self.dead:
                    await asyncio.sleep(0.02)
                if slowed and self.delay:
                    await asyncio.sleep(self.delay)
                writer.write(piece)
                await writer.drain()
        writer.close()
