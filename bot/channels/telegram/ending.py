# SPDX-License-Identifier: EUPL-1.2
"""Being asked to end, in loops that must not miss it."""

from __future__ import annotations

import asyncio


def end_if_asked() -> None:
    """Raise CancelledError when this task was cancelled before and the cancellation got lost.

    redis-py sends through `asyncio.wait_for`, which in Python 3.11 swallows a cancellation that comes in the
    same moment as its result; a loop around it would go on for ever.
    """
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError
