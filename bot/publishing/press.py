# SPDX-License-Identifier: EUPL-1.2
"""Runs the press in a process of its own: what it needs in memory goes, and a crash of it is not ours."""

from __future__ import annotations

import asyncio
import os
import sys

from bot.settings import ROOT
from content.editing.job import Job, Result, result_of
from content.findings import say
from content.problem import Problem

COMMAND = (sys.executable, "-m", "content.editing.press")
MOST_S = 300.0
"""A hundred thousand services take a minute; what takes longer is stuck."""


async def run(job: Job) -> Result:
    """What came of it; a press that died has published nothing, or what it began is finished by the next."""
    process = await asyncio.create_subprocess_exec(
        *COMMAND,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(MOST_S):
            printed, _ = await process.communicate(job.as_json().encode())
    except TimeoutError:
        process.kill()
        await process.wait()
        return _died(job)
    return result_of(printed.decode()) if process.returncode == 0 else _died(job)


def _died(job: Job) -> Result:
    return Result(problems=(Problem(job.where.overlay, 1, say("press_died")),))
