# SPDX-License-Identifier: EUPL-1.2
"""The page on which a coordinator says when each team is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from bot.desk.pages.door import Door
from bot.desk.pages.guard import Guard, Worker
from bot.desk.pages.teams import hours_form
from bot.desk.pages.teams.hours_form import DAYS, MOST, SPANS, Filled, closure_field
from bot.desk.pages.teams.hours_words import in_words, period, preview
from bot.desk.promises.hours import Hours
from bot.desk.teams.teams import DEFAULT, Team, Teams
from bot.services import Services
from bot.web.crosssite import FIELD
from bot.web.pages import Pages
from bot.web.site import Site
from content.opening import week
from content.opening.holidays import Holiday, holidays
from content.opening.week import MIDNIGHT, Week

HERE = "/desk/uren"
SAVED = "bewaard"


class HoursPage:
    """Shows, checks and keeps the hours of one team at a time."""

    def __init__(self, site: Site, services: Services, pages: Pages, guard: Guard) -> None:
        self._site, self._pages, self._guard = site, pages, guard
        self._teams, self._hours = Teams(site.redis), Hours(services)

    def routes(self, door: Door) -> list[BaseRoute]:
        """Where it stands: for coordinators."""
        return [door.page(HERE, self.page, "coordinator"), door.form(HERE, self.save, "coordinator")]

    async def page(self, request: Request, worker: Worker) -> Response:
        """A team's hours as they are."""
        team, today = await self._team(worker, request.query_params.get("team", "")), await self._today()
        now = Filled(week.read(self._hours.of(team), today), tuple(self._hours.closures(team, today)))
        saved = request.query_params.get("let-op") == SAVED
        return await self._show(request, worker, team, now, _fields(now.week), saved=saved)

    async def save(self, request: Request, worker: Worker) -> Response:
        """Keep what was filled in; only shown where it is not right yet, or was to be looked at first."""
        form = await self._guard.posted(request, worker.token, MOST)
        team, today = await self._team(worker, form.get("team", "")), await self._today()
        known, days = self._hours.closures(team, today), list(holidays(today))
        filled = hours_form.read(form, known, days, today)
        if filled.problems or form.get("kijk"):
            return await self._show(request, worker, team, filled, form, draft=True)
        organisation = worker.user.organisation
        await self._hours.put(organisation, team.key, filled.week, filled.closures, worker.user.name)
        return RedirectResponse(f"{HERE}?team={team.key}&let-op={SAVED}", 303)

    async def _team(self, worker: Worker, key: str) -> Team:
        team = await self._teams.get(worker.user.organisation, key or DEFAULT)
        if team is None:
            raise HTTPException(404)
        return team

    async def _today(self) -> date:
        return (await self._site.clock.local()).date()

    async def _show(
        self,
        request: Request,
        worker: Worker,
        team: Team,
        filled: Filled,
        form: Mapping[str, str],
        draft: bool = False,
        saved: bool = False,
    ) -> Response:
        today, text = await self._today(), self._site.text
        fits = _fitting(week.read(self._hours.of(team), today))
        context = {
            "team": team,
            "teams": await self._teams.all(worker.user.organisation),
            "here": HERE,
            "form": form,
            "days": [(name, text(f"day_{n}")) for n, name in enumerate(DAYS)],
            "spans": SPANS,
            "problems": {name: text(key) for name, key in filled.problems.items()},
            "preview": preview(text, filled.week, filled.closures, today),
            "holidays": [self._holiday(one, filled.week, form) for one in holidays(today)],
            "closures": [
                (closure_field(closure), period(text, closure), closure.reason)
                for closure in self._hours.closures(team, today)
            ],
            "other": "" if week.same(self._hours.of(team), fits, today) else self._hours.of(team),
            "draft": draft,
            "saved": saved,
        }
        base = {"worker": worker.user, "field": FIELD, "proof": self._guard.proof(worker)}
        status = 422 if filled.problems else 200
        return self._pages.page(request, "desk_hours.html", status, **context, **base)

    def _holiday(self, one: Holiday, plan: Week, form: Mapping[str, str]) -> dict[str, Any]:
        there = bool(plan.days[one.day.weekday()])
        label = "desk_hours_open_anyway" if there else "desk_hours_never"
        day = in_words(self._site.text, one.day)
        name = f"open-{one.day}"
        return {
            "name": name,
            "label": self._site.text(label, name=self._site.text(one.name), day=day),
            "on": one.day in plan.open_on or bool(form.get(name)),
            "may": there,
        }


def _fitting(plan: Week) -> Week:
    """As much of it as there are fields for."""
    return replace(plan, days=tuple(day[: len(SPANS)] for day in plan.days))


def _fields(plan: Week) -> dict[str, str]:
    """The fields of a week as it is kept."""
    fields: dict[str, str] = {}
    for name, day in zip(DAYS, plan.days, strict=True):
        if not day:
            fields[f"{name}-dicht"] = "ja"
        for number, span in zip(SPANS, day, strict=False):
            fields[f"{name}-{number}-van"] = f"{span.start:%H:%M}"
            fields[f"{name}-{number}-tot"] = "00:00" if span.end == MIDNIGHT else f"{span.end:%H:%M}"
    return fields
