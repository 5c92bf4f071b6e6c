# SPDX-License-Identifier: EUPL-1.2
"""Bringing stored data to the form of this version: by one process, the others wait for it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from store import keys
from store.installation import FORM, Installation, NotUsable
from store.master import MasterKey
from store.migrations import Migration, numbered

HELD_MS = 60_000
RENEW_S = 10.0
LOOK_S = 0.1
_RENEW = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end"
_LET_GO = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end"
_DONE = """
if redis.call('GET', KEYS[2]) ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'form', ARGV[1])
return 1
"""


async def ready(redis: Any, master: MasterKey) -> list[int]:
    """Make the store one this version can work with; which migrations that took. NotUsable says why not."""
    await Installation(redis).whole(master)
    done = await migrate(redis)
    await Installation(redis).settle(master)
    return done


async def migrate(redis: Any, migrations: Sequence[Migration] | None = None) -> list[int]:
    """The numbers of what was done here; none where another process did it, or nothing was to be done."""
    wanted = numbered() if migrations is None else list(migrations)
    latest = wanted[-1].number if wanted else 0
    while not await _is(redis, latest):
        token = secrets.token_hex(8)
        if await redis.set(keys.installation_lock(), token, nx=True, px=HELD_MS):
            return await _alone(redis, wanted, latest, token)
        await asyncio.sleep(LOOK_S)
    return []


async def _is(redis: Any, latest: int) -> bool:
    form = await Installation(redis).form()
    if form is not None and form > latest:
        raise NotUsable("newer", found=str(form), known=str(latest))
    return form == latest


async def _alone(redis: Any, wanted: list[Migration], latest: int, token: str) -> list[int]:
    renewing = asyncio.create_task(_renew(redis, token))
    try:
        if await _is(redis, latest):
            return []
        return await _up(redis, wanted, latest, token)
    finally:
        renewing.cancel()
        with suppress(asyncio.CancelledError):
            await renewing
        await redis.eval(_LET_GO, 1, keys.installation_lock(), token)


async def _up(redis: Any, wanted: list[Migration], latest: int, token: str) -> list[int]:
    installation = Installation(redis)
    form = await installation.form()
    if form is None and await installation.empty():
        await installation.set(**{FORM: latest})
        return []
    ahead = [each for each in wanted if each.number > (form or 0)]
    for each in ahead:
        await each.up(redis)
        if not await redis.eval(_DONE, 2, keys.installation(), keys.installation_lock(), each.number, token):
            # Held up for a minute: another process took over, and does the rest.
            return await migrate(redis, wanted)
    return [each.number for each in ahead]


async def _renew(redis: Any, token: str) -> None:
    while True:
        await asyncio.sleep(RENEW_S)
        await redis.eval(_RENEW, 1, keys.installation_lock(), token, HELD_MS)
