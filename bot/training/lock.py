# SPDX-License-Identifier: EUPL-1.2
"""One at a time, over all processes and machines; whoever dies lets go within half a minute."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from redis.exceptions import RedisError

from store import keys

HELD_MS = 30_000
RENEW_S = 5.0
_RENEW = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end"
_LET_GO = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end"


class Taken(Exception):
    """Somebody else is at it."""


@asynccontextmanager
async def alone(redis: Any) -> AsyncIterator[None]:
    """For as long as this lasts nobody else trains or changes the model; Taken when somebody does."""
    token = secrets.token_hex(8)
    if not await redis.set(keys.training_lock(), token, nx=True, px=HELD_MS):
        raise Taken
    renewing = asyncio.create_task(_renew(redis, token))
    try:
        yield
    finally:
        renewing.cancel()
        with suppress(RedisError, OSError):
            await redis.eval(_LET_GO, 1, keys.training_lock(), token)


async def _renew(redis: Any, token: str) -> None:
    while True:
        await asyncio.sleep(RENEW_S)
        with suppress(RedisError, OSError):
            await redis.eval(_RENEW, 1, keys.training_lock(), token, HELD_MS)
