# SPDX-License-Identifier: EUPL-1.2
"""A team's hours: kept with the team, and written down who changed them; they hold at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.desk.accounts.trail import Trail
from bot.desk.teams.teams import Team, Teams
from bot.services import Services
from content.opening import closures, week
from content.opening.closures import Closure
from content.opening.week import Week

CHANGED = "hours"


class Hours:
    """Reads and keeps the hours of teams."""

    def __init__(self, services: Services) -> None:
        self._s = services
        self._teams, self._trail = Teams(services.redis), Trail(services.redis, services.clock)

    def of(self, team: Team) -> str:
        """Its hours in OpenStreetMap's notation; without any of its own those of the installation."""
        return team.hours or self._s.settings.desk_hours

    def closures(self, team: Team, today: date) -> list[Closure]:
        """Its own closing days that have not passed, the first before the others."""
        return sorted(closure for closure in closures.read_all(team.closed) if closure.last >= today)

    async def put(self, organisation: str, key: str, plan: Week, closed: Iterable[Closure], by: str) -> None:
        """Keep another week and other closing days; what else the team has stays as it is now."""
        team = await self._teams.get(organisation, key)
        if team is None:
            return
        days = tuple(str(closure) for closure in sorted(set(closed)))
        await self._teams.put(organisation, replace(team, hours=week.write(plan), closed=days))
        await self._trail.note(organisation, by, CHANGED, key)
