# SPDX-License-Identifier: EUPL-1.2
"""A Redis that things happen to: it fills up, its disk does, it stops, it is far away."""

from __future__ import annotations

import resource
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import redis

from bot.supervisor.redis_server import configure
from store import keys
from tests.promises.wire import Wire
from tests.redis_server import wait_for


class StoreHouse:
    """`url` leads over a wire to it; `near` does not."""

    def __init__(self, folder: Path) -> None:
        self._command, self.near = configure(folder)
        self._folder = folder
        self._process = self._run()
        self._wire = Wire(urlsplit(self.near).port or 0)

    def _run(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(self.near)
        return process

    @property
    def url(self) -> str:
        """Over the wire."""
        return self.near.replace(f":{self._wire_to}/", f":{self._wire.port}/")

    @property
    def _wire_to(self) -> int | None:
        return urlsplit(self.near).port

    @contextmanager
    def open(self) -> Iterator[StoreHouse]:
        """While it is there."""
        with self._wire:
            try:
                yield self
            finally:
                self._end()

    def client(self) -> redis.Redis:
        """Past the wire."""
        return redis.Redis.from_url(self.near, decode_responses=True)

    @contextmanager
    def full(self) -> Iterator[None]:
        """Nothing fits in its memory any more."""
        with self.client() as client:
            client.config_set("maxmemory", "1mb")
            try:
                yield
            finally:
                client.config_set("maxmemory", "0")

    @contextmanager
    def disk_full(self) -> Iterator[None]:
        """No file of it can grow any more: at its next write it ends, as it promised to keep everything."""
        size = max(file.stat().st_size for file in self._folder.rglob("*") if file.is_file())
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (size, size))
        with suppress(redis.RedisError), self.client() as client:
            client.set(keys.CLOCK, client.get(keys.CLOCK) or 0)
        self._process.wait(10)
        yield
        self._end()
        self._process = self._run()

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """It is not there."""
        self._end()
        yield
        self._process = self._run()

    @contextmanager
    def restarted(self) -> Iterator[None]:
        """It goes, and is back in half a second."""
        self._end()
        back = threading.Timer(0.5, self._start)
        back.start()
        yield
        back.join()

    def _start(self) -> None:
        self._process = self._run()

    @contextmanager
    def slow(self) -> Iterator[None]:
        """Every answer takes a tenth of a second longer."""
        self._wire.delay = 0.1
        yield
        self._wire.delay = 0.0

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """It is asked, and nothing comes back."""
        self._wire.dead = True
        yield
        self._wire.dead = False

    @contextmanager
    def clock_back(self) -> Iterator[None]:
        """Two hours earlier for Omzien's own clock; those of the machine and of Redis go on as they were."""
        with self.client() as client:
            client.incrbyfloat(keys.CLOCK, -7200)
            yield
            client.incrbyfloat(keys.CLOCK, 7200)

    def _end(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(10)
