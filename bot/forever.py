# SPDX-License-Identifier: EUPL-1.2
"""Work that goes on until it is cancelled, whatever happens in one round of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from redis.exceptions import RedisError

from bot.channels.telegram.ending import end_if_asked
from bot.log import failure

AFTER_TROUBLE_S = 0.3
_log = structlog.get_logger()


async def forever(step: Callable[[], Awaitable[None]], pause: float) -> None:
    """Do `step` again and again; an error is logged by its kind and does not end the process."""
    while True:
        end_if_asked()
        try:
            await step()
        except (RedisError, OSError) as error:
            _log.warning("redis away", error=failure(error))
            await asyncio.sleep(AFTER_TROUBLE_S)
        except Exception as error:
            _log.critical("a round failed", error=failure(error))
            await asyncio.sleep(AFTER_TROUBLE_S)
        end_if_asked()
        await asyncio.sleep(pause)
