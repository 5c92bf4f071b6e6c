# SPDX-License-Identifier: EUPL-1.2
"""/desk/redactie/gaten: worries for which nobody nearby is known, by municipality."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.leading.figures import FEW
from bot.desk.pages.guard import Worker
from bot.desk.pages.upkeep.room import Room
from bot.upkeep.gaps import WEEKS, Gaps

MOST = 500


class GapsPage:
    """This week's list."""

    def __init__(self, room: Room) -> None:
        self._room, self._gaps = room, Gaps(room.services)

    async def page(self, request: Request, worker: Worker) -> Response:
        """The list, what was asked most on top."""
        day, found = await self._gaps.all(worker.user.organisation)
        told = {"day": self._room.in_words(day), "weeks": str(WEEKS), "few": str(FEW)}
        return await self._room.show(request, worker, "gaps", gaps=found[:MOST], count=len(found), told=told)
