# SPDX-License-Identifier: EUPL-1.2
"""Opening a colleague's conversation: a trace is left, and whoever opens it is told so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.desk.handover import Handoff
from bot.desk.pages.guard import Worker
from bot.desk.pages.talk.panel import Move, Owner, Where
from bot.desk.tools.reading import Reading
from bot.services import Services


class ReadingPanel:
    """Drawn with the page and not while it stays open, so that drawing it is opening it."""

    name = "meelezen"
    where: Where = "side"
    live = False
    template = "desk_reading.html"
    forms: Mapping[str, Move] = {}

    def __init__(self, services: Services) -> None:
        self._reading = Reading(services)

    def shown(self, found: Handoff, owner: Owner) -> bool:
        """Only of what somebody else has."""
        return owner == "theirs"

    async def context(self, worker: Worker, found: Handoff) -> dict[str, Any]:
        """Leaves the trace; the template has what it needs."""
        await self._reading.trace(found.ref, worker.user)
        return {}
