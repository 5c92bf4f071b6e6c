# SPDX-License-Identifier: EUPL-1.2
"""A turn through the whole chain, durable writes included, beside other ways to be answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from tests.bench.asking import TURNS, asking
from tests.bench.direct import direct
from tests.bench.processor import Processor, pids
from tests.bench.spread import ms, p50, p99
from tests.bench.stock import Stock
from tests.bench.table import Table
from tests.whole.installation import Installation

ROUNDS, WARM = 60, 3
Conversation = Callable[[], Awaitable[list[float]]]


async def side_by_side(sides: Mapping[str, Conversation], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Conversations of each side in turn: what slows the machine slows all. The first do not count."""
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds + WARM):
        for name, conversation in sides.items():
            times = await conversation()
            if number >= WARM:
                taken[name] += times
    return taken


def turns(rounds: int = ROUNDS) -> int:
    """As many turns of each side as there are then, those that do not count with them."""
    return (rounds + WARM) * len(TURNS)


async def against_rasa(table: Table, omzien: Installation, secret: str) -> None:
    """What the chain adds to what is asked at our own Rasa directly."""
    async with asking(omzien.base) as whole, direct(omzien, secret) as inner:
        taken = await side_by_side({"whole": whole.conversation, "inner": inner.conversation})
    table.row("a turn over REST, p50", ms(p50(taken["whole"])))
    table.row("a turn over REST, p99", ms(p99(taken["whole"])))
    table.row("the same asked at our Rasa directly, p50", ms(p50(taken["inner"])))
    table.ratio("  ratio of the two", p50(taken["whole"]) / p50(taken["inner"]), 1.5)


async def against_stock(table: Table, omzien: Installation, stock: Stock) -> None:
    """The same questions to Omzien and to a stock Rasa."""
    used = {"Omzien": Processor(pids(omzien)), "stock Rasa": Processor(stock.pids)}
    async with asking(omzien.base) as ours, asking(stock.base) as theirs:
        taken = await side_by_side({"ours": ours.conversation, "theirs": theirs.conversation})
    spent = {name: sum(each.since().values()) / turns() for name, each in used.items()}
    for name, quantile in (("p50", p50), ("p99", p99)):
        mine, other = quantile(taken["ours"]), quantile(taken["theirs"])
        table.row(f"a turn, {name}: Omzien", ms(mine))
        table.row(f"a turn, {name}: stock Rasa", ms(other))
        table.ratio("  ratio of the two", mine / other, 0.4)
    for name, seconds in spent.items():
        table.row(f"of a processor for one turn, all parts: {name}", ms(seconds))
