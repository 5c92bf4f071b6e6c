# SPDX-License-Identifier: EUPL-1.2
"""Who is at the desk now and who works there at all: promises rest on this, not on hours alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.desk.accounts.access import teams_of
from bot.desk.accounts.users import Users
from bot.desk.teams.away import Away
from bot.desk.teams.teams import DEFAULT, Team, Teams
from bot.services import Services
from content.timetable import Timetable
from store import keys, retention

THERE_S = 300.0
"""A worker whose desk page was not heard of for this long is not there."""
ACTIVE_S = float(retention.PRESENCE_S)
"""A worker who was not at the desk for this long is not counted on."""


@dataclass(frozen=True)
class Crew:
    """A team as it is now: how many work at the desk these weeks, how many are there, and its hours."""

    team: Team
    times: Timetable
    active: int
    present: int


async def crews(services: Services, organisation: str, now: float) -> list[Crew]:
    """Every team, the default one first.

    A disabled account, one nobody used for two weeks, or somebody who said to be away counts for nothing.
    """
    users = Users(services.redis, services.clock, services.master)
    heard = dict(await services.redis.zrange(keys.presence(organisation), 0, -1, withscores=True))
    away = await Away(services.redis, services.clock).names(organisation)
    seen = heard.keys() - away
    there = [user for user in await users.colleagues(organisation) if user.name in seen]
    found = []
    for team in await Teams(services.redis).all(organisation):
        ago = [now - heard[user.name] for user in there if team.key in teams_of(user)]
        # Without hours of its own a team is there when the installation is.
        times = Timetable(team.hours or services.settings.desk_hours, team.closed)
        active, present = (sum(gone <= most for gone in ago) for most in (ACTIVE_S, THERE_S))
        found.append(Crew(team, times, active, present))
    return found


async def crew(services: Services, organisation: str, key: str, now: float) -> Crew:
    """The team of this key, or the default one when it is gone."""
    found = await crews(services, organisation, now)
    return next((each for each in found if each.team.key == key), found[0])


async def crew_of(services: Services, conversation: Mapping[str, str], now: float) -> Crew:
    """The team this conversation is for, as far as that is known."""
    key = conversation.get("team") or DEFAULT
    return await crew(services, services.settings.organisation, key, now)


def desk_now(there: Crew, now: datetime) -> dict[str, Any]:
    """Whether somebody is there, whether the desk is open, and when it opens.

    A desk that opens without anybody who works there does not open: nobody knows when then.
    """
    state = there.times.state(now)
    opens = state.opens.isoformat(timespec="seconds") if state.opens and there.active else None
    return {"staffed": bool(there.present), "open_now": bool(state.open), "opens": opens}
