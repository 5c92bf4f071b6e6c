# SPDX-License-Identifier: EUPL-1.2
"""Who is there for somebody in danger: on duty, the backup, the team; and if nobody is, the truth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.conversation.entry import Draft
from bot.conversation.voice import Voice
from bot.danger.danger import kind_of
from bot.desk.accounts.access import may_read, teams_of
from bot.desk.accounts.users import User, Users
from bot.desk.teams.away import Away
from bot.desk.teams.presence import THERE_S
from bot.desk.teams.teams import DEFAULT, Team, Teams
from bot.services import Services
from store import keys


@dataclass(frozen=True)
class Called:
    """Who is called for a danger in a team, by level: on duty, then the backup too, then coordinators too."""

    duty: User | None
    backup: User | None
    team: tuple[str, ...]
    coordinators: tuple[str, ...]

    def names(self, level: int) -> frozenset[str]:
        """Whose desk rings at this level; where nobody is on duty it is the whole team's from the start."""
        first = [self.duty.name] if self.duty else self.team
        backup = [self.backup.name] if self.backup and level >= 1 else []
        return frozenset([*first, *backup, *(self.coordinators if level >= 2 else ())])


async def called(services: Services, organisation: str, key: str) -> Called:
    """Who that is now for the team of this key; accounts that cannot be used are called by nobody."""
    teams = {team.key: team for team in await Teams(services.redis).all(organisation)}
    everybody = await Users.of(services).colleagues(organisation)
    return called_of(teams.get(key, teams[DEFAULT]), everybody)


def called_of(team: Team, everybody: list[User]) -> Called:
    """The same, of what was read already."""
    able = {user.name: user for user in everybody if may_read(user, team.key)}
    return Called(
        able.get(team.duty),
        able.get(team.backup),
        tuple(name for name, user in able.items() if team.key in teams_of(user)),
        tuple(user.name for user in everybody if user.role == "coordinator"),
    )


async def somebody_there(services: Services, organisation: str, key: str) -> bool:
    """Whether the worker on duty, the backup or anybody of the team is at the desk now."""
    now = await services.clock.now()
    there = set(await services.redis.zrangebyscore(keys.presence(organisation), now - THERE_S, "+inf"))
    there -= await Away(services.redis, services.clock).names(organisation)
    who = await called(services, organisation, key)
    return bool(there & {*who.names(1), *who.team})


async def truth(
    services: Services, organisation: str, conversation: Mapping[str, str], team: str
) -> Draft | None:
    """What somebody in danger hears who is passed on, or waits, while nobody is there: so, and the number."""
    if "danger" not in conversation or await somebody_there(services, organisation, team or DEFAULT):
        return None
    voice = Voice(services, conversation)
    return voice.say(f"lane_nobody_{danger_of(conversation)}").drafts[0]


def danger_of(conversation: Mapping[str, str]) -> str:
    """The kind of danger a conversation was last marked with."""
    return kind_of(conversation["danger"])
