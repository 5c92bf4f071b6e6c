# SPDX-License-Identifier: EUPL-1.2
"""What a start does once, in a process of its own: the memory that takes is given back afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys

from bot.settings import ROOT, Settings
from bot.supervisor.part import WITH_PARENT
from bot.supervisor.plan import told


async def run(settings: Settings, module: str, *arguments: str) -> bool:
    """Run a module with these settings; it tells the operator itself. Whether it went well."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        *arguments,
        cwd=ROOT,
        env={**os.environ, **told(settings)},
        preexec_fn=WITH_PARENT,
    )
    try:
        return await process.wait() == 0
    except asyncio.CancelledError:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        raise
