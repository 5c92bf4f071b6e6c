# SPDX-License-Identifier: EUPL-1.2
"""Who is at the desk now and who works there at all: promises rest on this, not on hours alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.desk.accounts import account_book
from bot.desk.accounts.access import teams_of
from bot.desk.accounts.users import User, at_work, by_first_name
from bot.desk.teams import teams
from bot.desk.teams.away import Away
from bot.desk.teams.teams import DEFAULT, Team
from bot.services import Services
from content.opening.timetable import Timetable
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


@dataclass(frozen=True)
class Staff:
    """Every team of an organisation, the default one first, and what was promised: a conversation to its
    slot, as they are kept."""

    crews: list[Crew]
    promises: Mapping[str, str]


async def crews(services: Services, organisation: str, now: float) -> list[Crew]:
    """Every team, the default one first.

    A disabled account, one nobody used for two weeks, or somebody who said to be away counts for nothing.
    """
    return (await staff(services, organisation, now)).crews


async def staff(services: Services, organisation: str, now: float) -> Staff:
    """The same with every promise there is, read in one trip: every turn asks for it."""
    trip = services.redis.pipeline(transaction=False)
    trip.zrange(keys.presence(organisation), 0, -1, withscores=True)
    trip.zrangebyscore(keys.away(organisation), f"({now}", "+inf")
    trip.hvals(keys.user(organisation))
    trip.hgetall(keys.teams(organisation))
    trip.hgetall(keys.promises(organisation))
    presence, away, accounts, stored, promises = await trip.execute()
    heard = dict(presence)
    seen = heard.keys() - set(away)
    there = [user for user in at_work(by_first_name(account_book.read(accounts))) if user.name in seen]
    return Staff([_crew(services, team, there, heard, now) for team in teams.read(stored)], promises)


def _crew(services: Services, team: Team, there: list[User], heard: Mapping[str, float], now: float) -> Crew:
    ago = [now - heard[user.name] for user in there if team.key in teams_of(user)]
    # Without hours of its own a team is there when the installation is.
    times = Timetable(team.hours or services.settings.desk_hours, team.closed)
    active, present = (sum(gone <= most for gone in ago) for most in (ACTIVE_S, THERE_S))
    return Crew(team, times, active, present)


async def crew(services: Services, organisation: str, key: str, now: float) -> Crew:
    """The team of this key, or the default one when it is gone."""
    return of_team(await crews(services, organisation, now), key)


def of_team(found: list[Crew], key: str) -> Crew:
    """The one of this key among these, or the default one."""
    return next((each for each in found if each.team.key == key), found[0])


async def is_there(services: Services, organisation: str, name: str, within: float = THERE_S) -> bool:
    """Whether this worker's desk was heard of in the last so many seconds, and they did not say to go."""
    heard = await services.redis.zscore(keys.presence(organisation), name)
    away = await Away(services.redis, services.clock).until(organisation, name)
    return not away and await services.clock.now() - float(heard or 0) < within


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
