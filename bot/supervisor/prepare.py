# SPDX-License-Identifier: EUPL-1.2
"""Before the start: compile the content and train the model, when they changed since last time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

from bot.settings import ROOT, Settings
from bot.supervisor.plan import nlu_python
from content.compile import BrokenContent, compile_content

Tell = Callable[[str], None]


class CannotPrepare(RuntimeError):
    """Why content or model could not be made, in one line for the operator."""


async def content_and_model(settings: Settings, tell: Tell) -> Path:
    """Compile and train what is new; the path of the model."""
    began = time.monotonic()
    try:
        compile_content(ROOT / "content", settings.content_dir, settings.compiled_dir)
    except BrokenContent as error:
        raise CannotPrepare(f"De inhoud klopt niet: {error}") from None
    tell(f"Inhoud klaar ({time.monotonic() - began:.1f} s)")
    return await _train(settings, tell)


async def _train(settings: Settings, tell: Tell) -> Path:
    began = time.monotonic()
    models = settings.var_dir / "models"
    command = ("-m", "nlu.train", "--content", str(settings.compiled_dir), "--out", str(models))
    process = await asyncio.create_subprocess_exec(
        str(nlu_python()),
        *command,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONUNBUFFERED": "1"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    last = await _follow(process, tell)
    if await process.wait() != 0 or not last.endswith(".tar.gz"):
        raise CannotPrepare(f"Het model kon niet worden getraind: {last}")
    tell(f"Model klaar ({time.monotonic() - began:.1f} s)")
    return Path(last)


async def _follow(process: asyncio.subprocess.Process, tell: Tell) -> str:
    """Show progress; the last line is the model's path."""
    last = ""
    assert process.stdout is not None
    async for raw in process.stdout:
        line = raw.decode(errors="replace").strip()
        if line.startswith("* "):
            tell(line.removeprefix("* "))
        last = line or last
    return last
