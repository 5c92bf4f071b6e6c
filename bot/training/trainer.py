# SPDX-License-Identifier: EUPL-1.2
"""Learns what was published, in the background: trains, compares, goes live or leaves things as they are."""

from __future__ import annotations

from pathlib import Path

import structlog

from bot.forever import forever
from bot.services import Services
from bot.supervisor.plan import nlu_python
from bot.training.judge import worse
from bot.training.lock import Taken, alone
from bot.training.nlu import Failed, Nlu
from bot.training.progress import Board
from bot.training.serving import follow
from store.models import Models

LOOK_S = 2.0
_log = structlog.get_logger()


class Trainer:
    """Compares the sentences that are published with those the model in use learned; nobody need call it."""

    def __init__(self, services: Services, python: Path | None = None) -> None:
        self._s = services
        self._nlu = Nlu(services.settings, python or nlu_python())
        self.models = Models(services.settings.var_dir / "models")
        self.board = Board(services.redis, services.clock)
        self._looked_at = ""
        self._served = ""

    async def run(self) -> None:
        """Until cancelled, where models can be trained at all."""
        if self._nlu.present:
            await forever(self.step, LOOK_S)

    async def step(self) -> None:
        """Look whether there is something to learn, and learn it."""
        current = self.models.current
        # The first model is made by whoever starts the installation.
        if current is None:
            return
        await self._serve(current)
        self._s.catalogue.refresh()
        version = self._s.catalogue.version
        wanted = await self.board.wanted()
        if not wanted and version == self._looked_at:
            return
        try:
            async with alone(self._s.redis):
                await self._learn(wanted)
        except Taken:
            if wanted:
                await self.board.want()
            return
        except Failed as error:
            _log.error("nothing was learned", error=str(error))
            await self.board.note("failed")
        self._looked_at = version

    async def _learn(self, wanted: bool) -> None:
        sentences, learned = await self._nlu.marks()
        if sentences == learned:
            self.models.release()
            if wanted:
                await self.board.note("live", report={}, worse=[])
            return
        if self.models.held == sentences and not wanted:
            return
        # A start in the meantime must not make these sentences live by itself.
        self.models.hold()
        before = self.models.current
        candidate = await self._train()
        await self.board.note("comparing", model=candidate.name)
        report = await self._nlu.compare(before, candidate) if before else {}
        fallen = worse(report)
        if fallen:
            self.models.hold(sentences)
            await self.board.note("refused", report=report, worse=fallen)
        else:
            await self._goes_live(candidate)
            await self.board.note("live", report=report, worse=[])

    async def _train(self) -> Path:
        began = await self._s.clock.now()
        await self.board.note("training", worse=[], report={})
        candidate = await self._nlu.candidate()
        await self.board.note("comparing", took=round(await self._s.clock.now() - began, 1))
        return candidate

    async def _goes_live(self, model: Path) -> None:
        self.models.use(model)
        self.models.release()
        self.models.prune()
        await self._serve(model)

    async def _serve(self, model: Path) -> None:
        """Rasa takes over whatever is in use now, also when somebody else changed that."""
        if model.name != self._served and await follow(self._s.settings):
            self._served = model.name
