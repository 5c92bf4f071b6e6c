# SPDX-License-Identifier: EUPL-1.2
"""A Bot API server on loopback that holds to Telegram's limits; also `python tests/telegram_server.py`."""

from __future__ import annotations

import argparse
import contextlib
import socket
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any

import uvicorn

if not __package__:
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from tests.botapi.app import Door
from tests.botapi.control import Control, do
from tests.botapi.hook import Hook
from tests.botapi.limits import Limits
from tests.botapi.world import World

TOKEN = "4200:stand-in-for-tests"


class TelegramServer(Control):
    """The stand-in and the hand on it; `with TelegramServer() as telegram:` runs it in a thread."""

    def __init__(
        self, token: str = TOKEN, port: int = 0, limits: Limits | None = None, first_pause: float = 0.2
    ) -> None:
        self.token = token
        world = World(token, limits or Limits())
        super().__init__(world, Hook(world, first_pause))
        app = Door(world, self._hook, self._verb).app()
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        # From here on a caller waits for the server instead of being refused.
        self._socket.listen(256)
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=2))
        self._thread = threading.Thread(target=self.run, daemon=True)

    def run(self) -> None:
        """Serve until stopped, in this thread."""
        self._server.run(sockets=[self._socket])

    def start(self) -> None:
        """Serve in a thread; back once it listens."""
        self._thread.start()
        while not self._server.started and self._thread.is_alive():
            time.sleep(0.01)

    def stop(self, wait: bool = True) -> None:
        """End every long poll and stop; without `wait` the port is free a moment later."""
        self._world.close()
        self._server.should_exit = True
        if wait:
            self._thread.join(5)
            self._socket.close()

    def __enter__(self) -> TelegramServer:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _verb(self, verb: str, given: dict[str, Any]) -> Any:
        return do(self, verb, given)


def main() -> None:
    """Serve until Ctrl-C; drive it with POST /control/<verb>."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", type=int, default=0)
    options.add_argument("--token", default=TOKEN)
    options.add_argument("--per-second", type=int, default=30)
    options.add_argument("--chat-per-second", type=float, default=1.0)
    options.add_argument("--chat-burst", type=int, default=3)
    options.add_argument("--group-per-minute", type=int, default=20)
    given = options.parse_args()
    limits = Limits(given.per_second, given.chat_per_second, given.chat_burst, given.group_per_minute)
    server = TelegramServer(given.token, given.port, limits)
    print(f"Bot API stand-in on {server.url}, token {given.token}", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        server.run()


if __name__ == "__main__":
    main()
