# SPDX-License-Identifier: EUPL-1.2
"""Calendars of others: looked at first, then read by themselves; what is wrong with each stands beside it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from bot.agenda.book import FeedBook
from bot.agenda.calendar import AHEAD, Calendar
from bot.agenda.candidates import Candidates
from bot.agenda.feed import Feed
from bot.agenda.fetch import NotFetched
from bot.agenda.reader import AgendaReader
from bot.desk.accounts.users import EDITORS
from bot.desk.pages.agenda import agenda_form
from bot.desk.pages.door import Door
from bot.desk.pages.guard import Guard, Worker
from bot.services import Services
from bot.web.crosssite import FIELD, refuse_strangers, refuse_unproven
from bot.web.pages import Pages
from bot.web.site import Site
from content.activities import wording, written
from content.opening.when import moment
from store.clock import ZONE

HERE = "/desk/redactie/agenda"
SHOWN = 10
NOTICES = ("gelezen", "opgenomen", "weg", "verlopen", "mislukt")


class AgendaPage:
    """For editors and coordinators."""

    def __init__(self, site: Site, services: Services, pages: Pages, guard: Guard) -> None:
        self._site, self._s, self._pages, self._guard = site, services, pages, guard
        self._reader, self._book = AgendaReader(services), FeedBook(services.redis)
        self._candidates = Candidates(services.redis, services.settings.organisation)

    def routes(self, door: Door) -> list[BaseRoute]:
        """Where it stands."""
        return [
            door.page(HERE, self.page, *EDITORS),
            door.form(f"{HERE}/bekijk", self.look, *EDITORS),
            door.form(f"{HERE}/neem-op", self.take, *EDITORS),
            door.form(f"{HERE}/doe", self.act, *EDITORS),
        ]

    async def page(self, request: Request, worker: Worker) -> Response:
        """Every calendar and how it is with it."""
        notice = request.query_params.get("let-op", "")
        return await self._show(request, worker, notice=notice if notice in NOTICES else "")

    async def look(self, request: Request, worker: Worker) -> Response:
        """What a calendar would give; nothing is taken in yet."""
        refuse_strangers(request)
        texts, data = await agenda_form.posted(request)
        refuse_unproven(self._site.master, worker.token, texts.get(FIELD))
        try:
            feed = agenda_form.feed(texts, self._s.catalogue, worker.user.name, await self._taken())
            calendar = await self._calendar(feed, data)
        except NotFetched as failed:
            return await self._show(request, worker, status=422, problem=failed.why, filled=texts)
        id, today = await self._candidates.put(feed, calendar), (await self._s.clock.local()).date()
        return await self._show(request, worker, preview=self._preview(id, feed, calendar, today))

    async def take(self, request: Request, worker: Worker) -> Response:
        """Take in what was looked at, and read it by itself from now on."""
        form = await self._guard.posted(request, worker.token)
        kept = await self._candidates.take(form.get("id", ""))
        if kept is None:
            return _told("verlopen")
        feed = await self._reader.keep(*kept)
        if feed.failing:
            return await self._show(request, worker, status=422, problem=feed.failing)
        await self._book.put(worker.user.organisation, feed)
        return _told("opgenomen")

    async def act(self, request: Request, worker: Worker) -> Response:
        """Read one now, or take it away."""
        form = await self._guard.posted(request, worker.token)
        feed = await self._book.get(worker.user.organisation, form.get("agenda", ""))
        if feed is None:
            return _told("verlopen")
        if form.get("doe") == "weg":
            return _told("weg" if await self._reader.forget(feed) else "mislukt")
        after = await self._reader.read(feed) if feed.address else feed
        return _told("mislukt" if after.failing else "gelezen")

    async def _calendar(self, feed: Feed, data: bytes) -> Calendar:
        if data:
            return await self._reader.parsed(feed, data)
        if not feed.address:
            raise NotFetched("desk_agenda_nothing_given")
        return await self._reader.fetched(feed)

    async def _taken(self) -> set[str]:
        return {feed.key for feed in await self._book.all(self._s.settings.organisation)}

    def _preview(self, id: str, feed: Feed, calendar: Calendar, today: date) -> dict[str, Any]:
        shown = [(one["name"], self._first(one, today)) for one in calendar.activities[:SHOWN]]
        return {
            "id": id,
            "feed": feed,
            "shown": shown,
            "count": len(calendar.activities),
            "troubles": calendar.troubles[:SHOWN],
            "wrong": len(calendar.troubles),
            "floating": calendar.floating,
        }

    def _first(self, data: dict[str, Any], today: date) -> str:
        """Its first time to come, in words."""
        schedule = written.read(data, today).schedule
        once = next(schedule.between(today, today + AHEAD), None)
        return wording.when(self._site.text, once, schedule.repeat) if once else ""

    async def _show(self, request: Request, worker: Worker, status: int = 200, **more: Any) -> Response:
        now = await self._s.clock.local()
        feeds = await self._book.all(worker.user.organisation)
        read = {
            one.key: moment(self._site.text, now, datetime.fromtimestamp(one.read_at, ZONE))
            for one in feeds
            if one.read_at
        }
        base: dict[str, Any] = {"notice": "", "problem": "", "preview": None}
        return self._pages.page(
            request,
            "agenda/agenda.html",
            status,
            worker=worker.user,
            feeds=feeds,
            read=read,
            here=HERE,
            field=FIELD,
            proof=self._guard.proof(worker),
            **{**base, **more, "filled": {**dict.fromkeys(agenda_form.MOST, ""), **more.get("filled", {})}},
        )


def _told(notice: str) -> RedirectResponse:
    return RedirectResponse(f"{HERE}?let-op={notice}", 303)
