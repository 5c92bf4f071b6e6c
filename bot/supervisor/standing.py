# SPDX-License-Identifier: EUPL-1.2
"""Parts that stand still: they run, and no longer answer. They are ended, so that they are started again."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

import httpx

from bot.supervisor.part import Part

LOOK_S = 5.0
ANSWER_S = 3.0
PATIENCE_S = 60.0
"""Longer than it takes to change models or than a machine is busy with something else."""


class Standing:
    """Asks the parts that can be asked how they are; only who answered once can have come to a standstill."""

    def __init__(
        self,
        parts: Sequence[Part],
        addresses: Mapping[str, str],
        tell: Callable[[str], None],
        patience: float = PATIENCE_S,
    ) -> None:
        self._parts = {part.plan.name: part for part in parts}
        self._addresses, self._tell, self._patience = addresses, tell, patience
        self._answered: dict[tuple[str, int], float] = {}

    async def watch(self, pause: float = LOOK_S) -> None:
        """Until cancelled."""
        async with httpx.AsyncClient(timeout=ANSWER_S) as http:
            while True:
                await asyncio.gather(*(self._look(http, name) for name in self._addresses))
                await asyncio.sleep(pause)

    async def _look(self, http: httpx.AsyncClient, name: str) -> None:
        part = self._parts.get(name)
        if part is None or part.pid is None:
            return
        process = name, part.pid
        with suppress(httpx.HTTPError):
            await http.get(self._addresses[name])
            self._answered[process] = time.monotonic()
            return
        last = self._answered.get(process)
        if last is not None and time.monotonic() - last > self._patience and part.pid == process[1]:
            del self._answered[process]
            self._tell(f"{name} staat stil en wordt opnieuw gestart.")
            os.kill(process[1], signal.SIGKILL)
