# SPDX-License-Identifier: EUPL-1.2
"""Turns a second with many residents at once, each of whom writes again as soon as there is an answer."""

from __future__ import annotations

import asyncio
import time
from statistics import mean

from tests.bench.asking import TURNS, Asking, Unanswered, asking, somebody
from tests.bench.table import Table

RESIDENTS = (8, 32, 128)
OURS_S, STOCK_S, ROUNDS = 4.0, 8.0, 3
"""Seconds of a round of each, in turn: a machine that is slow for a while is so for both."""
RUN_UP = 0.25
"""The part of the time that does not count yet: until all of them are at it."""


class Crowd:
    """So many residents who write for so many seconds."""

    def __init__(self, asking: Asking, residents: int, seconds: float) -> None:
        self._asking, self._residents = asking, residents
        began = time.perf_counter()
        self._from, self._until = began + RUN_UP * seconds, began + seconds
        self._turns = 0
        self.unanswered = 0

    async def run(self) -> float:
        """Turns a second."""
        await asyncio.gather(*(self._resident(number) for number in range(self._residents)))
        return self._turns / (self._until - self._from)

    async def _resident(self, number: int) -> None:
        turn, sender = number, somebody()
        while time.perf_counter() < self._until:
            try:
                await self._asking.answer(sender, TURNS[turn % len(TURNS)])
                self._turns += self._from <= time.perf_counter() < self._until
            except (Unanswered, TimeoutError):
                self.unanswered += 1
            turn += 1
            if turn % len(TURNS) == 0:
                sender = somebody()


async def pace(base: str, residents: int, seconds: float) -> tuple[float, int]:
    """Turns a second, and how many were not answered."""
    async with asking(base) as client:
        crowd = Crowd(client, residents, seconds)
        return await crowd.run(), crowd.unanswered


async def against_stock(table: Table, base: str, stock: str | None) -> None:
    """Both, in turn, for each number of residents."""
    await pace(base, RESIDENTS[0], OURS_S)
    for residents in RESIDENTS:
        ours, theirs, lost = [], [], 0
        for _ in range(ROUNDS):
            turns, unanswered = await pace(base, residents, OURS_S)
            ours.append(turns)
            lost += unanswered
            if stock is not None:
                theirs.append((await pace(stock, residents, STOCK_S))[0])
        table.row(f"{residents} residents at once: Omzien", f"{mean(ours):.0f} turns/s")
        table.row("  of which not answered within 5 s", str(lost), "0", lost == 0)
        if theirs:
            table.row(f"{residents} residents at once: stock Rasa", f"{mean(theirs):.1f} turns/s")
            table.ratio("  ratio of the two", mean(ours) / mean(theirs), 6, least=True)
