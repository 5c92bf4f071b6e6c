# SPDX-License-Identifier: EUPL-1.2
"""A Line that writes down what it is given, and fails when told to."""

from __future__ import annotations

import asyncio
from collections import deque

from bot.intake.incoming import Incoming


class Notebook:
    """`trouble` holds what the next acceptances raise, None accepts; the text `poison` always fails."""

    def __init__(self, *trouble: Exception | None, poison: str = "") -> None:
        self.kept: list[Incoming] = []
        self.poison = poison
        self.trouble = deque(trouble)

    async def accept(self, incoming: Incoming) -> object:
        if self.trouble and (error := self.trouble.popleft()):
            raise error
        if self.poison and incoming.text == self.poison:
            raise ValueError(self.poison)
        self.kept.append(incoming)
        return None

    @property
    def texts(self) -> list[str]:
        return [incoming.text for incoming in self.kept]

    async def has(self, count: int, seconds: float = 8.0) -> list[str]:
        """The texts, once `count` were accepted; TimeoutError when it takes longer."""
        for _ in range(int(seconds / 0.02)):
            if len(self.kept) >= count:
                return self.texts
            await asyncio.sleep(0.02)
        raise TimeoutError(f"{len(self.kept)} of {count} accepted")
