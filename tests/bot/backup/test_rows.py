# SPDX-License-Identifier: EUPL-1.2
"""Rows of stored keys: every kind comes back as it was, and nothing that is not ours is looked at."""

from __future__ import annotations

import time
from typing import Any

from bot.backup import rows
from bot.backup.rows import OWN, Row
from store import keys, retention
from store.conversation import ConversationRef
from store.retention.row import REF

ONE = ConversationRef("standaard", "0123456789abcdef" * 2)


async def found(redis: Any) -> dict[str, Row]:
    """What a backup would hold."""
    return {row.key: row async for some in rows.copied(redis) for row in some}


def same(there: dict[str, Row]) -> dict[str, Any]:
    """What has to be the same; a set has no order."""
    value = {key: sorted(row.value) if row.type == "set" else row.value for key, row in there.items()}
    return {key: (row.type, value[key], row.last) for key, row in there.items()}


def test_every_kind_of_key_of_a_conversation_is_known_here() -> None:
    kinds = {row.kind for row in retention.TABLE if row.pattern.endswith(REF)}
    assert kinds == set(OWN)


async def test_every_type_comes_back_as_it_was(redis: Any) -> None:
    await redis.set("omz:code:aa", "appel\nboot ☂", ex=500)
    await redis.hset("omz:users:standaard", mapping={"a": "1", "leeg": ""})
    await redis.sadd("omz:load:standaard:anja", "x", "y")
    await redis.zadd(keys.timers(3), {"keep|a/b": 1732283512.123456, "wake|a/b": 5})
    await redis.xadd(keys.log(ONE), {"t": "1", "b": "x"}, "1-0")
    await redis.xadd(keys.log(ONE), {"t": "2", "b": "y"}, "9-0")
    await redis.xdel(keys.log(ONE), "9-0")
    before = await found(redis)
    await redis.flushall()
    assert await rows.put(redis, list(before.values()), time.time()) == 5
    after = await found(redis)
    assert same(after) == same(before)
    assert after[keys.log(ONE)].last == "9-0"
    assert 490 < await redis.ttl("omz:code:aa") <= 500 and await redis.ttl(keys.log(ONE)) == -1


async def test_what_had_to_be_gone_by_now_is_not_put_back(redis: Any) -> None:
    old = Row("omz:code:aa", "string", ["x"], until=int(time.time() * 1000) - 1)
    assert await rows.put(redis, [old], time.time()) == 0 and not await redis.dbsize()


async def test_what_only_says_what_runs_and_what_is_not_ours_stays_out(redis: Any) -> None:
    await redis.set("van-een-ander", "x")
    await redis.set(keys.lease(3, "turn"), "x")
    await redis.zadd(keys.members("turn"), {"x": 1})
    await redis.hset(keys.installation(), mapping={"form": 1})
    await redis.set(keys.fence(3), "7")
    assert set(await found(redis)) == {keys.fence(3)}
