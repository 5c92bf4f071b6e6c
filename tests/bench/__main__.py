# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.bench [PART ...] [--docs PAGE]`: every part, or those named."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tests.bench import (
    content,
    desk,
    directory,
    echo,
    growth,
    machine,
    outage,
    publish,
    residents,
    setup,
    stock,
    turns,
    workers,
)
from tests.bench.started import Started
from tests.bench.table import Table

Part = Callable[[Table, Started], None]
NO_STOCK = "There is no stock Rasa to compare with: `make baseline` trains one, once (1.5 GB, some minutes)."


def _turns(table: Table, started: Started) -> None:
    asyncio.run(turns.against_rasa(table, started.omzien, started.secret))
    if started.stock is not None:
        asyncio.run(turns.against_stock(table, started.omzien, started.stock))


def _residents(table: Table, started: Started) -> None:
    base = started.stock.base if started.stock else None
    asyncio.run(residents.against_stock(table, started.omzien.base, base))


def _echo(table: Table, started: Started) -> None:
    asyncio.run(echo.against_echo(table, started.omzien, started.echo))


def _growth(table: Table, started: Started) -> None:
    asyncio.run(growth.measure(table, started.moved))


def _workers(table: Table, started: Started) -> None:
    asyncio.run(workers.measure(table, started.omzien))


def _machine(table: Table, started: Started) -> None:
    omzien, peer = started.omzien, started.stock
    machine.start(table, started.listening_s, started.answered_s, peer)
    asyncio.run(machine.processor(table, omzien))
    machine.memory(table, omzien, peer)


def _outage(table: Table, started: Started) -> None:
    asyncio.run(outage.measure(table, started.omzien))


PARTS: dict[str, tuple[str, Part]] = {
    "turns": ("One resident: a turn, durable writes included", _turns),
    "echo": ("Beside an echo on the same stack", _echo),
    "residents": ("Many residents at once", _residents),
    "growth": ("A conversation that grows", _growth),
    "machine": ("What it takes of a machine", _machine),
    "workers": ("Two workers", _workers),
    "outage": ("Rasa killed", _outage),
    "desk": ("The desk", lambda table, _: desk.measure(table.row)),
    "directory": ("A large directory", lambda table, _: directory.measure(table.row)),
    "content": ("Content", lambda table, _: content.measure(table.row)),
    "publish": ("Publishing", lambda table, _: publish.measure(table.row)),
    "training": ("Training", lambda table, _: machine.training(table)),
    "setup": ("Setting up", lambda table, _: setup.measure(table)),
}


def main(argv: list[str]) -> int:
    """Measure and print; 0 always: a slow machine is no error."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="only these")
    parser.add_argument("--docs", type=Path, default=None, help="a page whose figures are renewed")
    given = parser.parse_args(argv)
    table = Table()
    if not stock.there():
        print(NO_STOCK)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        started = Started(Path(folder), stack)
        for name in given.parts or PARTS:
            title, measure = PARTS[name]
            table.part(title)
            measure(table, started)
    if given.docs:
        table.write(given.docs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
