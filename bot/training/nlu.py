# SPDX-License-Identifier: EUPL-1.2
"""The programs of the nlu room that learn and measure: each in a process of its own, and never in the way."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

from bot.settings import ROOT, Settings
from bot.supervisor.part import die_with_parent

POLITE = 15
"""How far it steps back for whoever answers residents."""
SECONDS = 1800.0


class Failed(RuntimeError):
    """A program ended without a result; the text is for the operator and holds no sentence."""


class Nlu:
    """Asks one installation's programs; `python` is the interpreter of the nlu room."""

    def __init__(self, settings: Settings, python: Path) -> None:
        self._python = python
        self._content, self._models = settings.compiled_dir, settings.var_dir / "models"
        self._own = settings.content_own

    @property
    def present(self) -> bool:
        """Whether models can be trained here."""
        return self._python.exists()

    async def marks(self) -> tuple[str, str | None]:
        """A mark of the sentences published, and of those the model in use learned."""
        said = await self._said("nlu.train", "--state", *self._folders)
        found = _read(said, "sentences", "learned")
        return str(found["sentences"]), found["learned"]

    async def candidate(self) -> Path:
        """A model that learned what is published now; not in use yet."""
        said = await self._said("nlu.train", "--candidate", *self._folders)
        return Path(said.splitlines()[-1])

    async def compare(self, before: Path, after: Path) -> dict[str, Any]:
        """The figures of two models, and what differs."""
        given = ["--before", str(before), "--after", str(after), "--content", str(self._content)]
        said = await self._said("nlu.evaluate.compare", *given, "--own", str(self._own))
        return _read(said, "figures", "held", "taught", "flips")

    @property
    def _folders(self) -> tuple[str, ...]:
        return "--content", str(self._content), "--out", str(self._models)

    async def _said(self, *command: str) -> str:
        """What it prints; it ends when we end, for it starts anew with us."""
        process = await asyncio.create_subprocess_exec(
            str(self._python),
            "-m",
            *command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            preexec_fn=_step_back if sys.platform == "linux" else None,
        )
        try:
            async with asyncio.timeout(SECONDS):
                out, _ = await process.communicate()
        except TimeoutError:
            raise Failed(f"{command[0]}: too long") from None
        finally:
            if process.returncode is None:
                process.kill()
        said = out.decode(errors="replace").strip()
        if process.returncode != 0 or not said:
            raise Failed(f"{command[0]}: code {process.returncode}")
        return said


def _step_back() -> None:
    os.nice(POLITE)
    die_with_parent()


def _read(said: str, *fields: str) -> dict[str, Any]:
    try:
        found = json.loads(said.splitlines()[-1])
    except ValueError:
        found = None
    if not isinstance(found, dict) or not set(fields) <= set(found):
        raise Failed("what came out is not what was asked")
    return found
