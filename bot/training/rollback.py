# SPDX-License-Identifier: EUPL-1.2
"""Back to the model of before; what the newer one had learned more waits until somebody asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.settings import Settings
from bot.supervisor.plan import nlu_python
from bot.training.lock import alone
from bot.training.nlu import Nlu
from bot.training.progress import Board
from store.clock import Clock
from store.models import Models


class Rollback:
    """Of one installation; whoever learns has Rasa take the model over, within seconds."""

    def __init__(self, settings: Settings, redis: Any, clock: Clock, python: Path | None = None) -> None:
        self._redis, self._board = redis, Board(redis, clock)
        self._nlu = Nlu(settings, python or nlu_python())
        self._models = Models(settings.var_dir / "models")

    @property
    def possible(self) -> bool:
        """Whether there was a model before."""
        return self._models.previous is not None

    async def back(self, who: str) -> Path | None:
        """The model in use from now on, None when there was none before; Taken while something is learned."""
        async with alone(self._redis):
            if not self.possible:
                return None
            # First, for otherwise they would be learned again at once; nothing stays held that was learned.
            sentences, _ = await self._nlu.marks()
            self._models.hold(sentences)
            model = self._models.roll_back()
            if model is not None:
                await self._board.note("rolled_back", who=who, model=model.name, report={}, worse=[])
            return model
