# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio

import pytest

from bot.desk.pages.queue.shared import Shared

GAP_S = 0.05


class Counter:
    """What is read, and how often; reading takes a moment."""

    def __init__(self) -> None:
        self.now = self.readings = 0

    async def read(self) -> int:
        """What was so when the reading began."""
        self.readings += 1
        seen = self.now
        await asyncio.sleep(0.01)
        return seen


async def test_twenty_who_ask_at_once_cause_two_readings_at_most() -> None:
    counter = Counter()
    shared = Shared(counter.read, GAP_S)
    await asyncio.gather(*(shared.get() for _ in range(20)))
    await asyncio.gather(*(shared.get() for _ in range(20)))
    assert counter.readings == 2


async def test_nobody_gets_what_was_read_before_they_asked() -> None:
    counter = Counter()
    shared = Shared(counter.read, GAP_S)
    first = asyncio.ensure_future(shared.get())
    await asyncio.sleep(0.005)
    counter.now = 1
    assert await shared.get() == 1
    assert await first == 0


async def test_one_who_goes_away_does_not_take_it_from_the_others() -> None:
    counter = Counter()
    shared = Shared(counter.read, GAP_S)
    gone, stays = asyncio.ensure_future(shared.get()), asyncio.ensure_future(shared.get())
    await asyncio.sleep(0)
    gone.cancel()
    assert await stays == 0


async def test_a_reading_that_failed_is_done_again_for_the_next() -> None:
    failing = [True, False]

    async def read() -> str:
        if failing.pop(0):
            raise OSError
        return "read"

    shared = Shared(read, GAP_S)
    with pytest.raises(OSError):
        await shared.get()
    assert await shared.get() == "read"
