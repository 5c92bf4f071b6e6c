# SPDX-License-Identifier: EUPL-1.2
"""The queue: who waits, for what, since when."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.conversation.handoff import SNOOZED
from bot.desk.accounts.access import may_read
from bot.desk.handover import Row
from bot.desk.pages.guard import Guard, Worker
from bot.desk.pages.leading.off_banner import OffBanner
from bot.desk.pages.queue.drawn import DrawnRows
from bot.desk.pages.queue.filters import AT_ONCE, Filters, Sieve
from bot.desk.pages.queue.lane_rows import LaneRows
from bot.desk.pages.queue.promise_line import promise_line
from bot.desk.pages.queue.shared import Shared
from bot.desk.pages.queue.waiting import Block, Reading, Waiting
from bot.desk.reader import URGENCY
from bot.desk.teams.teams import Teams
from bot.web import events
from bot.web.crosssite import FIELD
from bot.web.moments import minutes_since
from bot.web.pages import Pages
from bot.web.site import Site
from content.opening.when import moment
from store.clock import ZONE

NOTICES = frozenset({"closed", "released", "snoozed", "transferred", "reassigned", "blocked"})
KINDS = ("late", "mine", "free", "others", "asleep")
"""A coordinator has whoever was not answered in time before everybody else."""
GAP_S = 0.5
"""An open desk is told of news no more often than this, however much moves."""


def returning(site: Site, row: Row, now: datetime) -> str:
    """When a sleeping conversation comes back, in words; nothing when it does not sleep."""
    if row.state != SNOOZED:
        return ""
    return moment(site.text, now, datetime.fromtimestamp(row.snoozed_until, ZONE))


class Queue:
    """The desk's first page."""

    def __init__(self, site: Site, pages: Pages, guard: Guard) -> None:
        self._site, self._pages, self._guard = site, pages, guard
        self._teams, self._off = Teams(site.redis), OffBanner(site)
        self._shared, self._lane = Shared(self._read), LaneRows(site)
        self._drawn = DrawnRows(pages)

    async def page(self, request: Request, worker: Worker) -> Response:
        """Everyone on the desk."""
        notice = request.query_params.get("let-op", "")
        context = await self._context(request, worker, await self._read())
        return self._pages.page(
            request,
            "desk_queue.html",
            worker=worker.user,
            notice=notice if notice in NOTICES else "",
            **context,
            **await self._filters(worker, context),
        )

    async def rows(self, request: Request, worker: Worker) -> Response:
        """The rows alone, for the page's script; only that they are the same when it has them already."""
        context = await self._context(request, worker, await self._shared.get())
        free = context["waiting"]
        key = "desk_count_one" if free == 1 else "desk_count_many"
        data = {"mark": context["mark"], "count": free, "summary": self._site.text(key, count=str(free))}
        data["ring"] = context["lane"].ring
        if data["mark"] != request.query_params.get("was"):
            data["rows"] = self._pages.part("desk_rows.html", **context)
        return JSONResponse(data)

    async def stream(self, request: Request, worker: Worker) -> Response:
        """A word whenever something on the desk has moved."""
        seat = events.seat(self._site, request, worker.token)
        return events.stream(self._site.news, seat, None, partial(self._guard.alive, request), GAP_S)

    async def _read(self) -> Reading:
        return Reading(await self._site.desk.queue(self._site.organisation))

    async def _context(self, request: Request, worker: Worker, reading: Reading) -> dict[str, Any]:
        now = await self._site.clock.local()
        rows = [row for row in reading.rows if may_read(worker.user, row.team)]
        chosen = Filters.read(request.query_params)
        sieve = Sieve(chosen, worker.user.name, now.timestamp())
        kept = sieve.kept([row for row in rows if row.lane is None])
        context = {
            "lane": await self._lane.of(worker, rows, now),
            "blocks": await self._blocks(worker, kept, chosen, sieve, now, reading),
            "all": len(kept),
            "chosen": chosen,
            "more": chosen.but("shown", chosen.shown + AT_ONCE).address if len(kept) > chosen.shown else "",
            "off": await self._off.words(),
            "waiting": sum(not row.assignee and row.state != SNOOZED for row in rows),
            "field": FIELD,
            "proof": self._guard.proof(worker),
            "draw": self._drawn.draw,
        }
        return context | {"mark": _mark(context), "sieve": sieve, "mine_to_see": rows}

    async def _filters(self, worker: Worker, context: dict[str, Any]) -> dict[str, Any]:
        """What can be chosen, with counts."""
        sieve, rows = context["sieve"], context["mine_to_see"]
        whose = {name: sieve.count(rows, "whose", name) for name in ("", "mijn", "vrij")}
        each = {name: sieve.count(rows, name) for name in ("team", "theme", "place", "urgency")}
        return {
            "options": sieve.options(rows),
            "counts": {**whose, **each, "late": sieve.count(rows, "late", True)},
            "teams": {team.key: team.name for team in await self._teams.all(worker.user.organisation)},
            "urgencies": {name: self._site.text(f"desk_urgency_{name}") for name in URGENCY},
        }

    async def _blocks(
        self,
        worker: Worker,
        rows: Sequence[Row],
        chosen: Filters,
        sieve: Sieve,
        now: datetime,
        reading: Reading,
    ) -> list[Block]:
        """By whose they are; so many rows are shown as were asked for, the rest is counted."""
        kinds: dict[str, list[Row]] = {kind: [] for kind in KINDS}
        for row in rows:
            late = worker.user.role == "coordinator" and sieve.late(row)
            kinds["late" if late else _kind(row, worker.user.name)].append(row)
        # Of six who talk with her, who wrote last is not searched for; danger stays first.
        kinds["mine"].sort(key=lambda row: (not row.danger, not row.unread))
        kinds["asleep"].sort(key=lambda row: row.snoozed_until)
        names, left, blocks = await self._first_names(worker, rows), chosen.shown, []
        for kind, here in kinds.items():
            shown = [self._waiting(row, names, sieve, now, reading.mark(row)) for row in here[:left]]
            left -= len(shown)
            blocks.append(Block(kind, shown, len(here)))
        return blocks

    def _waiting(self, row: Row, names: dict[str, str], sieve: Sieve, now: datetime, mark: str) -> Waiting:
        return Waiting(
            row,
            mark,
            minutes_since(row.waiting_since, now.timestamp()),
            names.get(row.assignee, row.assignee),
            returning(self._site, row, now),
            sieve.late(row),
            promise_line(self._site, row, now),
        )

    async def _first_names(self, worker: Worker, rows: Sequence[Row]) -> dict[str, str]:
        if not any(row.assignee for row in rows):
            return {}
        there = await self._site.users.colleagues(worker.user.organisation)
        return {user.name: user.first_name for user in there}


def _kind(row: Row, worker: str) -> str:
    if row.state == SNOOZED:
        return "asleep"
    if not row.assignee:
        return "free"
    return "mine" if row.assignee == worker else "others"


def _mark(context: dict[str, Any]) -> str:
    """The same for the same rows, so that they need not be drawn and sent again."""
    seen = repr([context[name] for name in ("lane", "blocks", "all", "chosen", "off", "proof")])
    return hashlib.sha256(seen.encode()).hexdigest()[:16]
