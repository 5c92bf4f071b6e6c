# SPDX-License-Identifier: EUPL-1.2
"""The content by itself: compiling it, finding a place and looking up contacts."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bot.settings import ROOT
from content.catalogue import Catalogue
from content.compile import compile_content
from content.gazetteer import places

PLACES = ("hilversum", "hilversm", "ik woon in Goor", "weet ik niet", "1217 JE")
ROUNDS = 50
LONGEST_S = 10.0
Row = Callable[..., None]


def measure(row: Row) -> None:
    """Run it and print the figures, most in seconds of a processor; a quarter of a minute."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder)
        compiling = _used(lambda: compile_content(ROOT / "content", None, target))
        row("the base compiled", f"{compiling:.1f} s", "within 5 s")
        took, used = checked()
        bar = f"under {LONGEST_S:.0f} s ({used:.1f} s of a processor)"
        row("the whole content checked by its command", f"{took:.1f} s", bar, took < LONGEST_S)
        book = Catalogue.open(target)
        slowest = max(_median(lambda text=text: places.find(book, text)) for text in PLACES)
        row("the slowest kind of place found, p50", f"{slowest * 1000:.1f} ms", "under 5 ms")
        looked_up = _median(lambda: book.contacts("geld", "GM0402"))
        row("contacts looked up, p50", f"{looked_up * 1000:.1f} ms", "under 5 ms")


def checked() -> tuple[float, float]:
    """The seconds `omzien content check` takes an editor, danger and all, and those of the processors."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = (sys.executable, "-m", "bot.cli", "content", "check")
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _used(what: Callable[[], object]) -> float:
    """Its seconds of a processor: what a busy machine does not change."""
    began = time.process_time()
    what()
    return time.process_time() - began


def _median(what: Callable[[], object]) -> float:
    return statistics.median(_used(what) for _ in range(ROUNDS))
