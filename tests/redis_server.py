# SPDX-License-Identifier: EUPL-1.2
"""A real Redis for tests, as `make start` would run it: on loopback, in a folder of its own."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from bot.supervisor.redis_server import configure

# A write as `make start` keeps it waits for the disk: most of the time of a test that says a few sentences.
HASTY = ("--appendfsync", "no")


@contextmanager
def redis_server(folder: Path, durable: bool = False) -> Iterator[str]:
    """Its URL, while it runs; a `durable` one has every write on the disk before it answers."""
    command, url = configure(folder)
    process = subprocess.Popen([*command, *(() if durable else HASTY)], stdout=subprocess.DEVNULL)
    try:
        wait_for(url)
        yield url
    finally:
        process.terminate()
        process.wait(10)


def wait_for(url: str, seconds: float = 10.0) -> None:
    """Until it answers; RuntimeError when it does not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with redis.Redis.from_url(url) as client:
                client.ping()
            return
        except redis.exceptions.RedisError:
            time.sleep(0.02)
    raise RuntimeError("redis-server did not start")
