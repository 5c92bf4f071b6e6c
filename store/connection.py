# SPDX-License-Identifier: EUPL-1.2
"""The way to Redis: one pool a process, texts as str, waits with an end."""

from __future__ import annotations

from redis.asyncio import Redis

NAME = "omzien"
"""What every connection of a part calls itself: whoever must be alone sees by it whether others run."""


def connect(url: str, timeout: float = 5.0) -> Redis:
    """A client for `url`; answers that take longer than `timeout` seconds raise redis' TimeoutError."""
    client: Redis = Redis.from_url(
        url,
        client_name=NAME,
        decode_responses=True,
        socket_timeout=timeout,
        socket_connect_timeout=timeout,
        health_check_interval=15,
    )
    return client


def connect_blocking(url: str) -> Redis:
    """A client for calls that wait on purpose (XREAD BLOCK, pub/sub); it has no read time-out of its own."""
    client: Redis = Redis.from_url(
        url, client_name=NAME, decode_responses=True, socket_connect_timeout=5.0, health_check_interval=15
    )
    return client
