# SPDX-License-Identifier: EUPL-1.2
"""Whether a long conversation is answered as fast as a short one."""

from __future__ import annotations

from tests.bench.asking import TURNS, Asking, asking, somebody
from tests.bench.spread import ms, p50
from tests.bench.table import Table
from tests.whole.installation import Installation

LENGTHS = (10, 100, 500)
MEASURED = 40
APART_S = 4.0
"""Between two messages: faster than this and the resident is asked to slow down (bot.turns.turn.FLOOD)."""
MOST = 1.2


class Growing:
    """One resident who goes on and on, by a clock that is moved."""

    def __init__(self, omzien: Installation, asking: Asking) -> None:
        self._omzien, self._asking = omzien, asking
        self._sender, self._said = somebody(), 0

    async def say(self) -> float:
        """One message more; the seconds until its answer."""
        self._omzien.move_clock(APART_S)
        self._said += 1
        return await self._asking.ask(self._sender, TURNS[self._said % len(TURNS)])

    async def until(self, messages: int) -> None:
        """Say so much that the next one is message `messages`."""
        while self._said < messages:
            await self.say()


async def measure(table: Table, omzien: Installation) -> None:
    """The next messages of a short, a longer and a very long conversation, in turn."""
    async with asking(omzien.base) as client:
        talks = {length: Growing(omzien, client) for length in LENGTHS}
        for length, talk in reversed(talks.items()):
            await talk.until(length)
        taken: dict[int, list[float]] = {length: [] for length in LENGTHS}
        for _ in range(MEASURED):
            for length, talk in talks.items():
                taken[length].append(await talk.say())
    shortest = p50(taken[LENGTHS[0]])
    for length in LENGTHS:
        table.row(f"a turn after {length} messages, p50", ms(p50(taken[length])))
        if length != LENGTHS[0]:
            table.ratio(f"  against that after {LENGTHS[0]}", p50(taken[length]) / shortest, MOST)
