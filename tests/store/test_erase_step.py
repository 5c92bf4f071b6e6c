# SPDX-License-Identifier: EUPL-1.2
"""The step that erases: what is sent for in the chat, and what nobody minds any more."""

from __future__ import annotations

import pytest
import pytest_asyncio
from redis.asyncio import Redis

from store import keys
from tests.store.bench import NOW, REF, Bench


@pytest_asyncio.fixture
async def bench(redis: Redis) -> Bench:
    bench = Bench(redis)
    await bench.turn.renew()
    await bench.send.renew()
    return bench


async def test_messages_that_a_channel_would_refuse_to_take_away_are_not_sent_for(bench: Bench) -> None:
    await bench.accept(origin="11")
    await bench.accept("m2", origin="12", now=NOW + 100)
    await bench.accept("m3", origin="13", now=NOW + 200)
    await bench.erase(errand="verzegeld adres", young=NOW + 50)
    [(_, errand)] = await bench.redis.xrange(keys.outbox(REF.partition, "ordinary"))
    assert sorted(errand["i"].split(",")) == ["12", "13"]


async def test_when_nothing_is_young_enough_nobody_is_sent(bench: Bench) -> None:
    await bench.accept(origin="11")
    await bench.erase(errand="verzegeld adres", young=NOW + 50)
    assert not await bench.redis.xlen(keys.outbox(REF.partition, "ordinary"))


@pytest.mark.parametrize("state", ["open", "snoozed"])
async def test_what_nobody_minds_any_more_is_no_longer_a_persons(bench: Bench, state: str) -> None:
    await bench.accept()
    await bench.commit(set={"state": state})
    sweep = {"again": NOW + 500, "since": NOW, "forsaken": NOW + 10}
    quiet = f"quiet|{REF}"
    await bench.redis.zadd(keys.timers(REF.partition), {quiet: NOW + 90})
    assert await bench.erase(now=NOW + 61, sweep=sweep) == ["kept"]
    assert await bench.erase(now=NOW + 501, sweep=sweep) == ["ok", state]
