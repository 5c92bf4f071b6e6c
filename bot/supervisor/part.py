# SPDX-License-Identifier: EUPL-1.2
"""One process of an installation: how it is started, and started again when it dies."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

PAUSES_S = (0.1, 0.3, 1.0, 2.0, 5.0)
SETTLED_S = 20.0
PATIENCE_S = 6.0
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Plan:
    """What a part is: its name, its command line, what its environment has beside ours, where it logs."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    log: Path
    folder: Path


class Part:
    """A part that runs; `tell` is called with a line for the operator when something happens to it."""

    def __init__(self, plan: Plan, tell: Callable[[str], None]) -> None:
        self.plan, self._tell = plan, tell
        self._process: asyncio.subprocess.Process | None = None
        self._wanted = True
        self._quick_ends = 0
        self._said = ""

    @property
    def pid(self) -> int | None:
        """Its process id while it runs."""
        return self._process.pid if self._process and self._process.returncode is None else None

    async def keep(self) -> None:
        """Run it until it is stopped; a part that dies is started again, ever more patiently."""
        while self._wanted:
            began = time.monotonic()
            try:
                self._process = await self._start()
            except OSError as error:
                self._tell(f"{self.plan.name} kan niet starten ({error.strerror or type(error).__name__}).")
                await asyncio.sleep(PAUSES_S[-1])
                continue
            code = await self._process.wait()
            if not self._wanted:
                return
            self._quick_ends = 0 if time.monotonic() - began > SETTLED_S else self._quick_ends + 1
            self._say_once(
                f"{self.plan.name} is gestopt ({_why(code)}) en start opnieuw. {self._last_line()}"
            )
            await asyncio.sleep(PAUSES_S[min(self._quick_ends, len(PAUSES_S) - 1)])

    def _say_once(self, line: str) -> None:
        """A part that ends for the same reason over and over says so once."""
        if line != self._said:
            self._said = line
            self._tell(line.strip())

    async def stop(self) -> None:
        """Ask it to end; after some seconds it is ended."""
        self._wanted = False
        if self._process is None or self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    async def _start(self) -> asyncio.subprocess.Process:
        with self.plan.log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *self.plan.command,
                cwd=self.plan.folder,
                env={**os.environ, **self.plan.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=WITH_PARENT,
            )

    def _last_line(self) -> str:
        with contextlib.suppress(OSError, IndexError):
            text = self.plan.log.read_bytes()[-2000:].decode(errors="replace")
            return text.strip().splitlines()[-1][:200]
        return ""


def die_with_parent() -> None:
    """A supervisor that is killed leaves nothing running; every part bears being killed."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


WITH_PARENT = die_with_parent if sys.platform == "linux" else None
"""What a new process does first, where that can be asked of it."""


def _why(code: int) -> str:
    return f"signaal {-code}" if code < 0 else f"code {code}"
