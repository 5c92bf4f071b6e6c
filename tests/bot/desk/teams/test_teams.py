# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from redis.asyncio import Redis

from bot.desk.teams.teams import DEFAULT, Team, Teams

TEAMS = (
    Team("noord", "Noord", municipalities=("GM0402",)),
    Team("geld", "Geld", themes=("geld",)),
    Team("geld-noord", "Geld in Noord", municipalities=("GM0402",), themes=("geld",), at_once=4),
)


@pytest.mark.parametrize(
    ("theme", "municipality", "team"),
    [
        ("geld", "GM0402", "geld-noord"),
        ("rouw", "GM0402", "noord"),
        ("geld", "GM0363", "geld"),
        ("geld", None, "geld"),
        ("rouw", "GM0363", DEFAULT),
        (None, None, DEFAULT),
    ],
)
async def test_a_conversation_goes_to_the_team_that_is_most_of_all_for_it(
    redis: Redis, theme: str | None, municipality: str | None, team: str
) -> None:
    teams = Teams(redis)
    for one in TEAMS:
        await teams.put("standaard", one)
    assert (await teams.of("standaard", theme, municipality)).key == team


async def test_without_any_team_there_is_the_desk_itself(redis: Redis) -> None:
    assert [team.key for team in await Teams(redis).all("standaard")] == [DEFAULT]


async def test_a_team_is_kept_as_it_was_put_there(redis: Redis) -> None:
    teams = Teams(redis)
    await teams.put("standaard", TEAMS[2])
    assert await teams.get("standaard", "geld-noord") == TEAMS[2]
    await teams.remove("standaard", "geld-noord")
    assert await teams.get("standaard", "geld-noord") is None
