# SPDX-License-Identifier: EUPL-1.2
"""Runs the press beside us, and says what came of it also when it died."""

from __future__ import annotations

from bot import aside
from content.editing.job import Job, Result, result_of
from content.findings import say
from content.problem import Problem

MODULE = "content.editing.press"
MOST_S = 300.0
"""A hundred thousand services take a minute; what takes longer is stuck."""


async def run(job: Job, module: str = MODULE) -> Result:
    """What came of it; a press that died has published nothing, or what it began is finished by the next."""
    printed = await aside.run(module, given=job.as_json().encode(), seconds=MOST_S)
    if printed is None:
        return Result(problems=(Problem(job.where.overlay, 1, say("press_died")),))
    return result_of(printed.decode())
