# SPDX-License-Identifier: EUPL-1.2
"""Clearing: what is past its time goes, what has no end gets one, and what is strange is noticed."""

from __future__ import annotations

import time

import pytest

from bot.conversation.timers import timer
from bot.sweeping.clearing import Clearing
from store import keys, retention
from tests.bot.support import ORGANISATION, House


async def test_lines_go_when_they_are_past_their_time(quiet_house: House) -> None:
    redis, now = quiet_house.services.redis, time.time()
    streams = (
        keys.audit(ORGANISATION),
        keys.audit("elders"),
        keys.aside(3),
        keys.alerts(ORGANISATION, "mail"),
    )
    for name in streams:
        for age in (400 * retention.DAY, 60):
            await redis.xadd(name, {"what": "claim"}, id=f"{int((now - age) * 1000)}-0")
    await redis.zadd(keys.presence(ORGANISATION), {"weg": now - 15 * retention.DAY, "anja": now})
    await redis.zadd(keys.away(ORGANISATION), {"terug": now - 60, "bram": now + 60})
    await Clearing(quiet_house.services).clear(now)
    assert [await redis.xlen(name) for name in streams] == [1, 1, 1, 1]
    assert await redis.zrange(keys.presence(ORGANISATION), 0, -1) == ["anja"]
    assert await redis.zrange(keys.away(ORGANISATION), 0, -1) == ["bram"]


async def test_a_key_that_lost_its_end_gets_it_back_and_a_shorter_one_keeps_it(quiet_house: House) -> None:
    redis = quiet_house.services.redis
    lost, long, short = (keys.invite(sign * 32) for sign in "abc")
    for name, seconds in ((lost, None), (long, 30 * retention.DAY), (short, 60)):
        await redis.set(name, "x", ex=seconds)
    await Clearing(quiet_house.services).clear(time.time())
    assert [await redis.ttl(name) for name in (lost, long, short)] == pytest.approx(
        [3 * retention.DAY, 3 * retention.DAY, 60], abs=2
    )


async def test_what_is_left_of_a_conversation_without_a_timer_goes_after_a_week(quiet_house: House) -> None:
    ref, redis = quiet_house.ref("iemand"), quiet_house.services.redis
    # A process that died between making the key and writing the message, or an answer that came too late.
    await quiet_house.services.vault.seal(ref, "tracker", b"woorden")
    await redis.hset(keys.tracker(ref), "record", "verzegeld")
    now = await quiet_house.services.clock.now()
    await Clearing(quiet_house.services).clear(now)
    due = await redis.zscore(keys.timers(ref.partition), timer("keep", ref))
    assert due == pytest.approx(now + retention.CONVERSATION_S, abs=1)


async def test_a_timer_there_is_stays_as_it_was(quiet_house: House) -> None:
    ref, redis = quiet_house.ref("iemand"), quiet_house.services.redis
    await quiet_house.services.vault.seal(ref, "log", b"woorden")
    await redis.zadd(keys.timers(ref.partition), {timer("keep", ref): 12345})
    await Clearing(quiet_house.services).clear(time.time())
    assert await redis.zscore(keys.timers(ref.partition), timer("keep", ref)) == 12345


async def test_a_key_nobody_declared_is_told_without_its_name(
    quiet_house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    await quiet_house.services.redis.set("omz:diary:piet", "x")
    await Clearing(quiet_house.services).clear(time.time())
    await quiet_house.services.redis.delete("omz:diary:piet")
    said = capsys.readouterr().out
    assert "without a row" in said
    assert "piet" not in said
