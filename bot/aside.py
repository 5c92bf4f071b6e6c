# SPDX-License-Identifier: EUPL-1.2
"""Runs a module in a process of its own: the memory it needs goes with it, and a crash of it is not ours."""

from __future__ import annotations

import asyncio
import os
import sys

from bot.settings import ROOT


async def run(module: str, *arguments: str, given: bytes, seconds: float) -> bytes | None:
    """What it printed; None where it died or took longer than this."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(seconds):
            printed, _ = await process.communicate(given)
    except TimeoutError:
        process.kill()
        await process.wait()
        return None
    return printed if process.returncode == 0 else None
