# SPDX-License-Identifier: EUPL-1.2
"""/desk/redactie/bellen: the call round, every local number once in ninety days."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.pages.guard import Worker
from bot.desk.pages.upkeep.room import CALL, Room, done
from bot.upkeep import reports
from bot.upkeep.calls import Calls
from bot.upkeep.marks import Marks
from content.editing.places import KEY

AT_ONCE = 40


class CallPage:
    """Whom to call, and what came of it."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._calls, self._marks = Calls(room.services), Marks(room.services)

    async def page(self, request: Request, worker: Worker) -> Response:
        """The list, who was tried today last."""
        return await self._show(request, worker)

    async def act(self, request: Request, worker: Worker) -> Response:
        """Called and right, a wrong number, or nobody answered."""
        form = await self._room.posted(request, worker)
        organisation, who, contact = worker.user.organisation, worker.user.name, form.get("contact", "")
        problems: Sequence[str] = ()
        notice = {"gebeld": "gebeld", "fout": "fout"}.get(form.get("doe", ""), "later")
        if not KEY.fullmatch(contact):
            return await self._show(request, worker)
        if notice == "gebeld":
            problems = await self._marks.right(organisation, contact, who, called=True)
        elif notice == "fout":
            problems = await self._marks.wrong_number(organisation, contact, who)
            await reports.add(self._room.services.redis, organisation, contact, "phone")
        else:
            await self._calls.nobody(organisation, contact)
        return await self._show(request, worker, problems) if problems else done(CALL, notice)

    async def _show(self, request: Request, worker: Worker, problems: Sequence[str] = ()) -> Response:
        due, count = await self._calls.due(worker.user.organisation, AT_ONCE)
        return await self._room.show(request, worker, "call", problems, calls=due, count=count, here=CALL)
