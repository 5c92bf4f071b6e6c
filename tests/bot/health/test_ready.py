# SPDX-License-Identifier: EUPL-1.2
"""/ready: 200 only when every resident can be answered."""

from __future__ import annotations

from store import keys
from store.lease import Leases
from tests.bot.metrics.page import ask
from tests.bot.support import House, until


async def test_it_is_200_when_a_whole_round_works(house: House) -> None:
    async def ready() -> bool:
        return (await ask(house.services, "/ready")).status_code == 200

    assert await until(ready)
    assert (await ask(house.services, "/ready")).json() == {"ready": True, "why": []}


async def test_without_a_worker_or_a_dialogue_it_is_503_and_says_which(quiet_house: House) -> None:
    quiet_house.rasa.mode = "silent"
    answer = await ask(quiet_house.services, "/ready")
    assert answer.status_code == 503
    assert {line.partition(":")[0] for line in answer.json()["why"]} >= {"rasa", "worker"}


async def test_a_redis_that_takes_no_writes_is_not_ready_though_it_answers(quiet_house: House) -> None:
    await Leases(quiet_house.services.redis, "turn", "een").renew()
    assert (await ask(quiet_house.services, "/ready")).status_code == 200
    await quiet_house.services.redis.config_set("maxmemory", 1)
    try:
        answer = await ask(quiet_house.services, "/ready")
        health = await ask(quiet_house.services, "/health")
    finally:
        await quiet_house.services.redis.config_set("maxmemory", 0)
    assert (answer.status_code, answer.json()["why"]) == (503, ["redis: full"])
    assert health.json()["parts"]["redis"] == "full"


async def test_a_partition_that_nobody_serves_is_not_ready(quiet_house: House) -> None:
    await Leases(quiet_house.services.redis, "turn", "een").renew()
    await quiet_house.services.redis.delete(keys.lease(4, "turn"))
    answer = await ask(quiet_house.services, "/ready")
    assert answer.json() == {"ready": False, "why": ["partitions without anybody: 1"]}
