# SPDX-License-Identifier: EUPL-1.2
"""A dialogue in which one message is fatal, to whoever asks it or to itself."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Literal

from tests.bot.fake_rasa import FakeRasa

FATAL = "wat is dit voor raar bericht"
GONE_S = 1.0
"""How long it is away when it fell itself: until somebody started it again."""
Falls = Literal["the worker dies", "the dialogue dies", "the dialogue hangs"]


class FatalRasa(FakeRasa):
    """Well, but for the one message."""

    def __init__(self, falls: Falls) -> None:
        super().__init__()
        self.falls, self.fell = falls, 0
        self.worker: Callable[[], int] = lambda: 0
        self._away_until = 0.0

    async def answer(self, path: str, secret: str, body: bytes) -> tuple[int, Any]:
        """As ever, unless it fell a moment ago or falls now."""
        if asyncio.get_running_loop().time() < self._away_until:
            raise ConnectionAbortedError
        if path.endswith("/turn") and FATAL.encode() in body:
            await self._fall()
        return await super().answer(path, secret, body)

    async def _fall(self) -> None:
        self.fell += 1
        if self.falls == "the worker dies":
            with suppress(ProcessLookupError):
                os.kill(self.worker(), signal.SIGKILL)
            await asyncio.sleep(30)
        away = GONE_S if self.falls == "the dialogue dies" else 3.5
        self._away_until = asyncio.get_running_loop().time() + away
        if self.falls == "the dialogue hangs":
            await asyncio.sleep(30)
        raise ConnectionAbortedError
