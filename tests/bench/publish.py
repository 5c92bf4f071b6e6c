# SPDX-License-Identifier: EUPL-1.2
"""`make bench`: from an editor's click to what another process says."""

from __future__ import annotations

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
from content.editing.change import Change
from content.editing.job import Job, Where

TIMES = 5
LIVE_S = 5.0
Row = Callable[..., None]


def measure(row: Row) -> None:
    """One changed text in all of the content, in a press of its own as the web process starts it."""
    with tempfile.TemporaryDirectory() as folder:
        where = Where(ROOT / "content", Path(folder) / "own", Path(folder) / "compiled")
        compile_content(where.base, None, where.compiled)
        book = Catalogue.open(where.compiled)
        seconds = [publish(where, book, f"Dag {number}.") for number in range(TIMES)]
    took = statistics.median(seconds)
    row("publish one text until another process has it", f"{took:.1f} s", "under 5 s", took < LIVE_S)


def publish(where: Where, book: Catalogue, text: str) -> float:
    """The seconds one changed text takes until another process has it."""
    job = Job(where, "standaard", "bench", changes=(Change("message", "welcome", {"text": text}),))
    began = time.monotonic()
    command = (sys.executable, "-m", "content.editing.press")
    subprocess.run(command, input=job.as_json().encode(), cwd=ROOT, check=True, capture_output=True)
    book.refresh()
    assert book.message("welcome") == text
    return time.monotonic() - began
