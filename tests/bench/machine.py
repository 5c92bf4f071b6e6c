# SPDX-License-Identifier: EUPL-1.2
"""What an installation takes of a machine: memory, the processor, the start, the training."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from bot.settings import ROOT
from tests.bench import residents, stock
from tests.bench.processor import Processor, pids
from tests.bench.stock import Stock
from tests.bench.table import Table
from tests.whole.installation import Installation

MB = 1e6
BUSY_S = 6.0
NLU = ROOT / "nlu" / ".venv" / "bin" / "python"


def memory(table: Table, omzien: Installation, peer: Stock | None) -> None:
    """Megabytes of every part, after it has worked."""
    total = shared_once = 0.0
    for name, pid in pids(omzien).items():
        used = psutil.Process(pid).memory_full_info()
        total, shared_once = total + used.rss / MB, shared_once + used.pss / MB
        table.row(f"  memory of {name}", f"{used.rss / MB:.0f} MB")
    table.row("memory of all processes together", f"{total:.0f} MB", "under 800 MB", total < 800)
    table.row("  what they share counted once", f"{shared_once:.0f} MB")
    if peer is not None:
        theirs = sum(psutil.Process(pid).memory_info().rss for pid in peer.pids.values()) / MB
        table.row("memory of the stock Rasa and its action server", f"{theirs:.0f} MB")


async def processor(table: Table, omzien: Installation) -> None:
    """Milliseconds of a processor a turn takes of each part, 32 residents at once."""
    # What is done once after a start, such as reading the words that are ours, is no part of a turn.
    await residents.pace(omzien.base, 8, BUSY_S)
    used = Processor(pids(omzien))
    pace, _ = await residents.pace(omzien.base, 32, BUSY_S)
    # The part of the time that is run up to counts for both.
    turns = pace * BUSY_S
    spent = {name: seconds / turns * 1000 for name, seconds in used.since().items()}
    for name, each in sorted(spent.items(), key=lambda one: -one[1]):
        table.row(f"  of a processor for one turn: {name}", f"{each:.1f} ms")
    table.row("of a processor for one turn, all parts", f"{sum(spent.values()):.1f} ms")


def start(table: Table, seconds: float, answered: float, peer: Stock | None) -> None:
    """From the command to an answer."""
    table.row("start to first answer, set-up machine", f"{answered:.1f} s", "at most 20 s", answered <= 20)
    table.row("  of which until it listens", f"{seconds:.1f} s")
    if peer is not None:
        table.row("the same of the stock Rasa", f"{peer.start_s:.1f} s")


def training(table: Table) -> None:
    """All of our model on all sentences, by itself; and what the peer was trained with."""
    with tempfile.TemporaryDirectory() as folder:
        command = (NLU, "-m", "nlu.train", "--content", ROOT / "var" / "content", "--out", Path(folder))
        began = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, env=_environment(), check=False, stdout=sys.stderr)
    figure = f"{time.monotonic() - began:.0f} s" if done.returncode == 0 else "failed"
    table.row("training, all sentences", figure)
    if stock.there():
        table.row("  training of the stock Rasa, for this bench only", stock.learned())


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}
