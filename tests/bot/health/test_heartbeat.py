# SPDX-License-Identifier: EUPL-1.2
"""The heartbeat: heard outside while everything works, and not once anything does not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest_asyncio
from pydantic import SecretStr

from bot.health.heartbeat import STUCK_S, Heartbeat
from bot.metrics.table import BEAT
from store import keys
from store.lease import Leases
from tests.bot.metrics.watcher import Watcher, watcher
from tests.bot.support import House, until


class Patient:
    """A heartbeat of a house, its leases and whoever hears it."""

    def __init__(self, house: House, there: Watcher) -> None:
        settings = house.services.settings.model_copy(update={"heartbeat_url": SecretStr(there.url)})
        self.services = replace(house.services, settings=settings)
        self.house, self.there = house, there
        self.leases = Leases(house.services.redis, "turn", "proef-1")

    async def beats(self) -> bool:
        """Whether a sign is heard now."""
        before = len(self.there.heard)
        await self.leases.renew()
        await Heartbeat(self.services, self.leases).look()
        return len(self.there.heard) > before


@pytest_asyncio.fixture
async def patient(quiet_house: House) -> AsyncIterator[Patient]:
    async with watcher() as there:
        yield Patient(quiet_house, there)


async def test_while_everything_works_it_is_heard_and_tells_nothing(patient: Patient) -> None:
    assert await patient.beats()
    [asked] = patient.there.heard
    assert asked.startswith("GET /ping/0f3c HTTP/1.1\r\n")
    assert patient.services.settings.organisation not in asked
    assert await patient.services.redis.hget(keys.metrics(), BEAT.field(()))


async def test_it_is_heard_once_a_minute_however_often_it_is_looked_at(patient: Patient) -> None:
    await patient.leases.renew()
    beat = Heartbeat(patient.services, patient.leases)
    for _ in range(5):
        await beat.look()
    assert len(patient.there.heard) == 1


async def test_with_a_silent_dialogue_it_is_not_heard(patient: Patient) -> None:
    patient.house.rasa.mode = "silent"
    assert not await patient.beats()


async def test_with_a_redis_that_takes_no_writes_it_is_not_heard(patient: Patient) -> None:
    await patient.leases.renew()
    redis = patient.services.redis
    await redis.config_set("maxmemory", 1)
    try:
        await Heartbeat(patient.services, patient.leases).look()
    finally:
        await redis.config_set("maxmemory", 0)
    assert not patient.there.heard
    assert await patient.beats()


async def test_without_a_sender_where_telegram_is_on_it_is_not_heard(patient: Patient) -> None:
    settings = patient.services.settings.model_copy(update={"telegram_bot_token": SecretStr("1:een")})
    patient.services = replace(patient.services, settings=settings)
    assert not await patient.beats()
    await Leases(patient.services.redis, "send", "een").renew()
    assert await patient.beats()


async def test_while_a_message_is_stuck_it_is_not_heard_whatever_the_parts_say(patient: Patient) -> None:
    # Written so long ago that it should have been answered.
    inbox, seconds = keys.inbox(3), float((await patient.services.redis.time())[0])
    old = await patient.services.redis.xadd(inbox, {"r": "x"}, id=f"{int((seconds - STUCK_S - 5) * 1000)}-0")
    assert not await patient.beats()
    await patient.services.redis.xdel(inbox, old)
    assert await patient.beats()


async def test_only_who_holds_the_first_partition_gives_it(patient: Patient) -> None:
    await Leases(patient.services.redis, "turn", "een-ander").renew()
    assert not await patient.beats()
    assert patient.leases.tokens == {}


async def test_a_watcher_that_refuses_or_is_gone_stops_nothing(patient: Patient) -> None:
    patient.there.status = 500
    assert await patient.beats()
    gone = patient.services.settings.model_copy(update={"heartbeat_url": SecretStr("http://127.0.0.1:9/x")})
    patient.services = replace(patient.services, settings=gone)
    assert not await patient.beats()


async def test_the_worker_gives_it(house: House) -> None:
    async with watcher() as there:
        await house.stop()
        settings = house.services.settings.model_copy(update={"heartbeat_url": SecretStr(there.url)})
        house.services = replace(house.services, settings=settings)
        house.start()

        async def heard() -> bool:
            return bool(there.heard)

        assert await until(heard)
