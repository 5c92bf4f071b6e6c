# SPDX-License-Identifier: EUPL-1.2
"""/desk/redactie/nakijken: everything there is to look at, the most harmful first, each with one click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.pages.guard import Worker
from bot.desk.pages.upkeep.room import CALL, LOOK, Room, done
from bot.desk.pages.upkeep.told import Told
from bot.upkeep import subject
from bot.upkeep.calls import Calls
from bot.upkeep.marks import Marks
from bot.upkeep.queue import Queue
from bot.web.form import number

AT_ONCE = 50
MOST_FIELDS = AT_ONCE + 10
TICKED = "k-"
"""What the box beside an item is called, before its subject."""
WITHOUT_CONTACT = ("last", "merger", "confirmed", "drift")
"""What can only be put away: there is no one contact that is right or wrong."""


class LookPage:
    """The queue, and what an editor says of one thing in it."""

    def __init__(self, room: Room) -> None:
        self._room, self._told = room, Told(room)
        self._queue, self._marks = Queue(room.services), Marks(room.services)
        self._calls = Calls(room.services)

    async def page(self, request: Request, worker: Worker) -> Response:
        """The list."""
        return await self._show(request, worker)

    async def act(self, request: Request, worker: Worker) -> Response:
        """One click."""
        form = await self._room.posted(request, worker, MOST_FIELDS)
        what, id = form.get("doe", ""), form.get("id", "")
        if what == "samen":
            return await self._together(request, worker, form)
        kind, _, key = id.partition("|")
        if what == "gezien" and kind in WITHOUT_CONTACT:
            await self._queue.drop(worker.user.organisation, id)
            return done(LOOK, "gezien")
        if not subject.split(key)[1]:
            return await self._show(request, worker)
        problems, notice = await self._mark(worker, what, key)
        return await self._show(request, worker, problems) if problems else done(LOOK, notice)

    async def _together(self, request: Request, worker: Worker, form: Mapping[str, str]) -> Response:
        """Everything that was ticked is right: one publication. What somebody in need reads is none of it."""
        items = await self._queue.items(worker.user.organisation)
        there = {line.item.key for line in map(self._told.line, items) if line.many}
        ids = [name.removeprefix(TICKED) for name in form if name.startswith(TICKED)]
        chosen = [id for id in dict.fromkeys(ids) if id in there]
        if not chosen:
            return await self._show(request, worker, [self._room.site.text("desk_upkeep_many_none")])
        problems = await self._marks.all_right(worker.user.organisation, chosen, worker.user.name)
        return await self._show(request, worker, problems) if problems else done(LOOK, "klopt")

    async def _mark(self, worker: Worker, what: str, contact: str) -> tuple[Sequence[str], str]:
        organisation, who = worker.user.organisation, worker.user.name
        if what == "verberg":
            return await self._marks.hide(organisation, contact, who), "verborgen"
        if what == "open":
            return await self._marks.open_again(organisation, contact, who), "open"
        return await self._marks.right(organisation, contact, who), "klopt"

    async def _show(self, request: Request, worker: Worker, problems: Sequence[str] = ()) -> Response:
        items = await self._queue.items(worker.user.organisation)
        first = number(request.query_params.get("vanaf", ""))
        _, calls = await self._calls.due(worker.user.organisation, 1)
        lines = [self._told.line(item) for item in items[first : first + AT_ONCE]]
        more = first + AT_ONCE if len(items) > first + AT_ONCE else 0
        return await self._room.show(
            request,
            worker,
            "look",
            problems,
            lines=lines,
            count=len(items),
            more=more,
            calls=calls,
            call=CALL,
            ticked=TICKED,
            many=any(line.many for line in lines),
            here=LOOK,
        )
