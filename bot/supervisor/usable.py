# SPDX-License-Identifier: EUPL-1.2
"""Before the parts: the store is reached, is this installation's, and has the form this version knows."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from typing import Any

from redis.exceptions import BusyLoadingError, RedisError

from bot.opening import told
from bot.settings import Settings, read_settings
from store.connection import connect
from store.installation import NotUsable
from store.master import BadMasterKey, MasterKey
from store.migrations.run import ready

WAIT_S = 60.0
LOOK_S = 0.05


class CannotUse(RuntimeError):
    """Why nothing was started, in one line for the operator."""


async def usable(settings: Settings, tell: Callable[[str], None]) -> None:
    """Data of before is brought to today's form; CannotUse when it is of a newer version or another key."""
    redis = connect(settings.redis_url)
    try:
        await _reached(redis)
        done = await ready(redis, MasterKey.ensure(settings.master_key_file))
    except (NotUsable, BadMasterKey) as refused:
        raise CannotUse(told(refused) if isinstance(refused, NotUsable) else str(refused)) from None
    finally:
        await redis.aclose()
    if done:
        tell(f"Gegevens omgezet naar de vorm van deze versie ({len(done)}).")


async def _reached(redis: Any) -> None:
    """Until Redis answers."""
    end = time.monotonic() + WAIT_S
    while True:
        try:
            await redis.ping()
            return
        except (RedisError, OSError) as error:
            # One that reads its journal is there, however long that takes.
            if time.monotonic() > end and not isinstance(error, BusyLoadingError):
                raise CannotUse("Redis antwoordt niet. Zie var/log/redis.log, of REDIS_URL.") from None
            await asyncio.sleep(LOOK_S)


def main() -> int:
    """`python -m bot.supervisor.usable`, with the settings in the environment; 1 when nothing may start."""
    try:
        asyncio.run(usable(read_settings(), print))
    except CannotUse as refused:
        print(refused, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
