# SPDX-License-Identifier: EUPL-1.2
"""The coordinator's view: the desk as it stands now, and what was, per team; the same as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.desk.leading.figures import BY, Cell, Figures, Span, breakdown, history, last_days, last_weeks
from bot.desk.leading.overview import Standing, standing
from bot.desk.pages.guard import Guard, Worker
from bot.desk.pages.leading.off_banner import OffBanner
from bot.desk.pages.leading.overview_names import Names
from bot.desk.teams.away import Away
from bot.desk.teams.teams import Team, Teams
from bot.services import Services
from bot.web.crosssite import FIELD
from bot.web.moments import minutes_since
from bot.web.pages import Pages
from bot.web.site import Site

HERE = "/desk/overzicht"
COLUMNS = ("handoff", "outcome", "promise_kept", "promise_late")
WEEKS = "weken"


@dataclass(frozen=True)
class Chosen:
    """What the coordinator looks at: one team or all, days or weeks."""

    team: str
    weeks: bool

    @property
    def query(self) -> str:
        """The same in an address."""
        return f"?team={self.team}&periode={WEEKS if self.weeks else 'dagen'}"


@dataclass(frozen=True)
class Table:
    """Figures by kind over the spans; `most` is what the longest bar stands for."""

    name: str
    spans: list[Span]
    columns: dict[str, list[Cell]]

    @property
    def most(self) -> int:
        """The greatest number that may be shown."""
        return max((cell.safe or 0 for cells in self.columns.values() for cell in cells), default=0)


class OverviewPage:
    """For coordinators."""

    def __init__(self, site: Site, services: Services, pages: Pages, guard: Guard) -> None:
        self._site, self._pages, self._guard = site, pages, guard
        self._teams, self._away = Teams(site.redis), Away(site.redis, site.clock)
        self._figures, self._off = Figures(site.redis), OffBanner(site)
        self._names = Names(site, services.catalogue)

    async def page(self, request: Request, worker: Worker) -> Response:
        """Everything."""
        teams = await self._teams.all(worker.user.organisation)
        chosen = _chosen(request, teams)
        return self._pages.page(
            request,
            "desk_overview.html",
            worker=worker.user,
            teams=teams,
            chosen=chosen,
            off=await self._off.words(),
            tables=await self._tables(chosen),
            label=self._names.label,
            field=FIELD,
            proof=self._guard.proof(worker),
            **await self._now(worker, chosen),
        )

    async def live(self, request: Request, worker: Worker) -> Response:
        """How it stands now, for the page's script."""
        chosen = _chosen(request, await self._teams.all(worker.user.organisation))
        now = await self._now(worker, chosen)
        return JSONResponse({"now": self._pages.part("desk_overview_now.html", **now)})

    async def download(self, request: Request, worker: Worker) -> Response:
        """The figures of the past as a file for a spreadsheet, as the page shows them."""
        chosen = _chosen(request, await self._teams.all(worker.user.organisation))
        sheet = io.StringIO()
        rows = self._rows(chosen, await self._tables(chosen))
        csv.writer(sheet, delimiter=";").writerows([_safe(cell) for cell in row] for row in rows)
        headers = {"Content-Disposition": 'attachment; filename="omzien-overzicht.csv"'}
        # The mark at the beginning is what spreadsheets know UTF-8 by.
        return Response("\ufeff" + sheet.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)

    async def _now(self, worker: Worker, chosen: Chosen) -> dict[str, Any]:
        organisation, now = worker.user.organisation, await self._site.clock.local()
        rows = await self._site.desk.queue(organisation)
        workers = await self._site.users.colleagues(organisation)
        state: Standing = standing(rows, workers, await self._away.names(organisation), chosen.team)
        week = [await self._figures.totals(span, chosen.team) for span in last_weeks(now, 1)]
        today = [await self._figures.totals(span, chosen.team) for span in last_days(now, 1)]
        return {
            "now": state,
            "minutes": minutes_since(state.longest, now.timestamp()),
            "promises": {"today": today[0], "week": week[0]},
        }

    async def _tables(self, chosen: Chosen) -> list[Table]:
        now = await self._site.clock.local()
        spans = last_weeks(now) if chosen.weeks else last_days(now)
        totals = [await self._figures.totals(span, chosen.team) for span in spans]
        over_time = {kind: history(spans, totals, kind) for kind in COLUMNS}
        parts = [Table(by, [], {by: breakdown(totals, by)}) for by in BY]
        return [Table("period", spans, over_time), *parts]

    def _rows(self, chosen: Chosen, tables: Iterable[Table]) -> Iterator[list[str]]:
        say = self._site.text
        yield [say(f"desk_figures_csv_{name}") for name in ("table", "team", "what", "kind", "count")]
        for table in tables:
            for kind, cells in table.columns.items():
                for cell in cells:
                    what = self._names.label(table.name, cell.key)
                    title = say(f"desk_figures_{table.name}")
                    yield [title, chosen.team, what, say(f"desk_figures_col_{kind}"), self._shown(cell)]

    def _shown(self, cell: Cell) -> str:
        return self._site.text(f"desk_figures_{cell.veil}") if cell.veil else str(cell.count)


def _chosen(request: Request, teams: list[Team]) -> Chosen:
    asked, period = request.query_params.get("team", ""), request.query_params.get("periode", "")
    return Chosen(asked if asked in {team.key for team in teams} else "", period == WEEKS)


def _safe(cell: str) -> str:
    """A spreadsheet must not take a name for a formula."""
    return f"'{cell}" if len(cell) > 1 and cell[0] in "=+-@\t\r" else cell
