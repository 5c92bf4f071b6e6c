# SPDX-License-Identifier: EUPL-1.2
"""The queue: who waits, for what, since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.desk.access import may_read
from bot.desk.handover import Row
from bot.desk.pages.guard import Guard, Worker
from bot.handoff import SNOOZED
from bot.web import events
from bot.web.crosssite import FIELD
from bot.web.moments import minutes_since
from bot.web.pages import Pages
from bot.web.site import Site
from content.when import moment
from store.clock import ZONE

NOTICES = frozenset({"closed", "released", "snoozed", "transferred"})


@dataclass(frozen=True)
class Waiting:
    """A row with what the page works out for it."""

    row: Row
    minutes: int
    assignee: str
    returns: str = ""


def returning(site: Site, row: Row, now: datetime) -> str:
    """When a sleeping conversation comes back, in words; nothing when it does not sleep."""
    if row.state != SNOOZED:
        return ""
    return moment(site.text, now, datetime.fromtimestamp(row.snoozed_until, ZONE))


class Queue:
    """The desk's first page."""

    def __init__(self, site: Site, pages: Pages, guard: Guard) -> None:
        self._site, self._pages, self._guard = site, pages, guard

    async def page(self, request: Request, worker: Worker) -> Response:
        """Everyone on the desk."""
        notice = request.query_params.get("let-op", "")
        return self._pages.page(
            request,
            "desk_queue.html",
            worker=worker.user,
            notice=notice if notice in NOTICES else "",
            **await self._context(worker),
        )

    async def rows(self, request: Request, worker: Worker) -> Response:
        """The rows alone, for the page's script."""
        context = await self._context(worker)
        count = len(context["free"])
        key = "desk_count_one" if count == 1 else "desk_count_many"
        summary = self._site.text(key, count=str(count))
        return JSONResponse(
            {"rows": self._pages.part("desk_rows.html", **context), "count": count, "summary": summary}
        )

    async def stream(self, request: Request, worker: Worker) -> Response:
        """A word whenever something on the desk has moved."""
        return events.stream(self._site.news, None, partial(self._guard.alive, request))

    async def _context(self, worker: Worker) -> dict[str, Any]:
        rows = await self._site.desk.queue(worker.user.organisation)
        shown = await self._shown([row for row in rows if may_read(worker.user, row.team)])
        asleep = [w for w in shown if w.row.state == SNOOZED]
        awake = [w for w in shown if w.row.state != SNOOZED]
        mine = [w for w in awake if w.row.assignee == worker.user.name]
        return {
            "free": [w for w in awake if not w.row.assignee],
            "mine": mine,
            "others": [w for w in awake if w.row.assignee and w not in mine],
            "asleep": sorted(asleep, key=lambda w: w.row.snoozed_until),
            "field": FIELD,
            "proof": self._guard.proof(worker),
        }

    async def _shown(self, rows: Sequence[Row]) -> list[Waiting]:
        now = await self._site.clock.local()
        names = {row.assignee: await self._first_name(row) for row in rows}
        return [
            Waiting(
                row,
                minutes_since(row.waiting_since, now.timestamp()),
                names[row.assignee],
                returning(self._site, row, now),
            )
            for row in rows
        ]

    async def _first_name(self, row: Row) -> str:
        user = await self._site.users.get(row.ref.organisation, row.assignee) if row.assignee else None
        return user.first_name if user else row.assignee
