# SPDX-License-Identifier: EUPL-1.2
"""A process that stands still ends itself, so that it is started again; where it stood is in its log."""

from __future__ import annotations

import asyncio
import faulthandler

STANDSTILL_S = 20.0
TICK_S = 1.0
STDERR = 2


async def ends_itself(after: float = STANDSTILL_S) -> None:
    """While the loop turns, put the end off; a thread of C keeps the time, that no regular expression holds
    up. What is printed then are places in the program, never values."""
    try:
        while True:
            faulthandler.dump_traceback_later(after, exit=True, file=STDERR)
            await asyncio.sleep(TICK_S)
    finally:
        faulthandler.cancel_dump_traceback_later()
