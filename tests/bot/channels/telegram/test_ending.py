# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio

import pytest

from bot.channels.telegram.ending import end_if_asked


async def test_a_cancellation_that_was_swallowed_still_ends_the_loop() -> None:
    rounds = 0

    async def loop() -> None:
        nonlocal rounds
        while True:
            end_if_asked()
            rounds += 1
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                continue

    task = asyncio.create_task(loop())
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(task, 1)
    assert rounds == 1


async def test_a_task_nobody_cancelled_goes_on() -> None:
    end_if_asked()
