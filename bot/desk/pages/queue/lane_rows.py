# SPDX-License-Identifier: EUPL-1.2
"""The lane for danger at the top of the queue: who waits there, whom it is for, and whose desk rings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.desk.accounts.access import may_read
from bot.desk.accounts.users import User
from bot.desk.handover import Row
from bot.desk.pages.guard import Worker
from bot.desk.pages.queue.shared import Shared
from bot.desk.shelf import Mark, marks
from bot.desk.teams.duty import Called, called_of
from bot.desk.teams.teams import DEFAULT, Team, Teams
from bot.services import Services
from bot.web.moments import minutes_since
from bot.web.site import Site


@dataclass(frozen=True)
class LaneRow:
    """Somebody in danger who waits, and whom it is for, in words."""

    row: Row
    minutes: int
    called: tuple[str, ...]
    mine: bool


@dataclass(frozen=True)
class Lane:
    """Those rows; `ring` changes whenever this worker is called once more."""

    rows: tuple[LaneRow, ...] = ()
    ring: str = ""


class LaneRows:
    """Makes the lane for one worker; no filter takes anything out of it."""

    def __init__(self, site: Site) -> None:
        self._site, self._teams = site, Teams(site.redis)

    async def of(self, worker: Worker, rows: Sequence[Row], now: datetime) -> Lane:
        """What this worker sees of it."""
        here = [row for row in rows if row.lane is not None]
        if not here:
            return Lane()
        organisation = worker.user.organisation
        teams = {team.key: team for team in await self._teams.all(organisation)}
        everybody = await self._site.users.colleagues(organisation)
        found = [self._row(worker, row, teams, everybody, now) for row in here]
        return Lane(tuple(found), _ring([(one.row.ref.id, one.row.lane or 0) for one in found if one.mine]))

    def _row(
        self, worker: Worker, row: Row, teams: dict[str, Team], everybody: list[User], now: datetime
    ) -> LaneRow:
        team, level = teams.get(row.team, teams[DEFAULT]), row.lane or 0
        who = called_of(team, everybody)
        words = tuple(self._words(who, team, level))
        minutes = minutes_since(row.waiting_since, now.timestamp())
        return LaneRow(row, minutes, words, worker.user.name in who.names(level))

    def _words(self, who: Called, team: Team, level: int) -> list[str]:
        text, found = self._site.text, []
        found += [text("desk_lane_duty", name=who.duty.first_name)] if who.duty else []
        found += [] if who.duty else [text("desk_lane_team", team=team.name)]
        if level >= 1:
            backup = who.backup
            key = "desk_lane_backup" if backup else "desk_lane_backup_none"
            found.append(text(key, **({"name": backup.first_name} if backup else {})))
        return [*found, text("desk_lane_coordinators")] if level >= 2 else found


class LaneCall:
    """For the other pages of the desk: whether somebody in danger waits for this worker, or wrote to her."""

    def __init__(self, site: Site, services: Services) -> None:
        self._site, self._services, self._teams = site, services, Teams(site.redis)
        self._shared: Shared[list[Mark]] = Shared(self._read)

    async def answer(self, request: Request, worker: Worker) -> Response:
        """The same `ring` as in the queue, and a sentence; how many messages of others than who is `hier`."""
        mine: list[tuple[str, int]] = []
        everything = await self._shared.get()
        if here := [one for one in everything if one.level is not None]:
            teams = {team.key: team for team in await self._teams.all(worker.user.organisation)}
            everybody = await self._site.users.colleagues(worker.user.organisation)
            for one in here:
                who = called_of(teams.get(one.team, teams[DEFAULT]), everybody)
                if may_read(worker.user, one.team) and worker.user.name in who.names(one.level or 0):
                    mine.append((one.ref.id, one.level or 0))
        key = "desk_lane_ring_one" if len(mine) == 1 else "desk_lane_ring_many"
        words = self._site.text(key, count=str(len(mine))) if mine else ""
        news = self._news(everything, worker.user.name, request.query_params.get("hier", ""))
        return JSONResponse({"ring": _ring(mine), "words": words, **news})

    def _news(self, everything: Sequence[Mark], name: str, here: str) -> dict[str, Any]:
        count = sum(one.unread for one in everything if one.assignee == name and one.ref.id != here)
        key = "desk_unread_one" if count == 1 else "desk_unread_many"
        return {"unread": count, "news": self._site.text(key, count=str(count)) if count else ""}

    async def _read(self) -> list[Mark]:
        return await marks(self._services, self._site.organisation)


def _ring(mine: Sequence[tuple[str, int]]) -> str:
    return " ".join(f"{identifier}:{level}" for identifier, level in sorted(mine))
