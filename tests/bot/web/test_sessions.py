# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from redis.asyncio import Redis

from bot.web.sessions import Sessions
from store.clock import Clock
from store.master import MasterKey
from store.retention import row

IDLE, ABSOLUTE = 600, 3600


@pytest.fixture
def clock(redis: Redis) -> Clock:
    return Clock(redis, movable=True)


@pytest.fixture
def sessions(redis: Redis, clock: Clock) -> Sessions:
    return Sessions(redis, clock, MasterKey(b"m" * 32), IDLE, ABSOLUTE)


async def test_a_session_holds_what_it_was_begun_with(sessions: Sessions) -> None:
    token = await sessions.begin("worker", name="anja")
    found = await sessions.read("worker", token)
    assert found is not None and found["name"] == "anja"


async def test_a_session_of_one_kind_is_none_of_another(sessions: Sessions) -> None:
    assert await sessions.read("worker", await sessions.begin("visitor")) is None


@pytest.mark.parametrize("token", [None, "", "verzonnen"])
async def test_an_unknown_token_is_nobodys(sessions: Sessions, token: str | None) -> None:
    assert await sessions.read("worker", token) is None


async def test_a_session_ends_when_it_is_not_used(sessions: Sessions, clock: Clock) -> None:
    token = await sessions.begin("worker")
    await clock.move(IDLE + 1)
    assert await sessions.read("worker", token) is None


async def test_use_keeps_a_session_and_looking_does_not(sessions: Sessions, clock: Clock) -> None:
    used, looked = await sessions.begin("worker"), await sessions.begin("worker")
    for _ in range(3):
        await clock.move(IDLE - 100)
        await sessions.read("worker", used)
        await sessions.read("worker", looked, touch=False)
    assert await sessions.read("worker", used)
    assert await sessions.read("worker", looked) is None


async def test_no_use_keeps_a_session_for_ever(sessions: Sessions, clock: Clock) -> None:
    token = await sessions.begin("worker")
    for _ in range(ABSOLUTE // (IDLE - 100) + 1):
        await clock.move(IDLE - 100)
        await sessions.read("worker", token)
    assert await sessions.read("worker", token) is None


async def test_an_ended_session_does_not_come_back_by_use(sessions: Sessions, redis: Redis) -> None:
    token = await sessions.begin("worker")
    await sessions.end(token)
    assert await sessions.read("worker", token) is None
    assert [key async for key in redis.scan_iter("omz:session:*")] == []


async def test_the_key_of_a_session_has_a_row_in_the_retention_table_and_goes_by_itself(
    sessions: Sessions, redis: Redis
) -> None:
    await sessions.begin("worker")
    keys = [key async for key in redis.scan_iter("omz:session:*")]
    assert [row(key) is not None for key in keys] == [True]
    assert 0 < await redis.ttl(keys[0]) <= ABSOLUTE
