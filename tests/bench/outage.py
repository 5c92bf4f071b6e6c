# SPDX-License-Identifier: EUPL-1.2
"""Rasa killed: how soon danger and an ordinary worry are answered, and when all is well again."""

from __future__ import annotations

import time

from tests.bench.asking import TURNS, asking, somebody
from tests.bench.spread import ms
from tests.bench.table import Table
from tests.whole.installation import Installation


async def measure(table: Table, omzien: Installation) -> None:
    """Kill it and ask."""
    killed = omzien.kill("rasa")
    began = time.monotonic()
    async with asking(omzien.base) as client:
        danger = await client.ask(somebody(), "ik wil dood")
        table.row("danger with Rasa killed", ms(danger), "within 1 s", danger <= 1)
        worry = await client.ask(somebody(), TURNS[0])
        table.row("a worry with Rasa killed", f"{worry:.1f} s", "within 4 s", worry <= 4)
    omzien.wait_for_pid("rasa", not_this=killed)
    omzien.until_healthy()
    table.row("until everything is well again", f"{time.monotonic() - began:.1f} s")
