# SPDX-License-Identifier: EUPL-1.2
"""A process that stands still ends itself."""

from __future__ import annotations

import subprocess
import sys
import time

from bot.settings import ROOT

STANDS = """
import asyncio, re
from bot.standstill import ends_itself

async def main():
    standing = asyncio.create_task(ends_itself(2.0))
    await asyncio.sleep(3.0)
    print("still here", flush=True)
    if {stands}:
        re.match("(a+)+$", "a" * 60 + "!")
    standing.cancel()

asyncio.run(main())
"""


def test_a_process_that_turns_goes_on_and_one_that_stands_still_ends_and_says_where() -> None:
    well = _run(stands=False)
    assert (well.returncode, well.stdout.strip()) == (0, "still here")
    began = time.monotonic()
    stood = _run(stands=True)
    # Not even a regular expression that never ends holds it up.
    assert stood.returncode != 0 and stood.stdout.strip() == "still here"
    assert time.monotonic() - began < 60
    assert "re/__init__.py" in stood.stderr and "aaaa" not in stood.stderr


def _run(stands: bool) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", STANDS.format(stands=stands)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
