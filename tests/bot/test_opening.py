# SPDX-License-Identifier: EUPL-1.2
"""Before a part begins: it waits for Redis, and says in one line why it may not go on."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.opening import REFUSALS, opened, told
from store.installation import FORM, NEXT, RESTORING, Installation, NotUsable
from store.migrations import numbered
from tests.bot.support import House


async def test_a_part_that_may_begin_leaves_the_store_in_todays_form(quiet_house: House) -> None:
    await quiet_house.services.redis.hset("omz:users:standaard", "anja", "{}")
    await opened(quiet_house.services)
    assert await Installation(quiet_house.services.redis).form() == numbered()[-1].number


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({FORM: 99}, "newer"),
        ({NEXT: "x"}, "rotating"),
        ({RESTORING: 1}, "restoring"),
        ({"master": "x"}, "key"),
    ],
)
async def test_a_part_that_may_not_begin_says_why(
    quiet_house: House, fields: dict[str, Any], code: str
) -> None:
    await Installation(quiet_house.services.redis).set(**fields)
    with pytest.raises(NotUsable) as refused:
        await opened(quiet_house.services)
    line = told(ExceptionGroup("of a part", [refused.value]))
    assert refused.value.code == code and line.startswith(REFUSALS[code][:20]) and "{" not in line


async def test_without_redis_a_part_waits(quiet_house: House, redis: Any) -> None:
    await redis.config_set("maxclients", 1)
    services = quiet_house.services
    await services.redis.connection_pool.disconnect()
    try:
        waiting = asyncio.ensure_future(opened(services))
        await asyncio.sleep(0.3)
        assert not waiting.done()
    finally:
        await redis.config_set("maxclients", 10_000)
    await asyncio.wait_for(waiting, 5.0)
