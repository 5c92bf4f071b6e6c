# SPDX-License-Identifier: EUPL-1.2
"""Health: 200 once a resident can be answered."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.routing import Route

from bot.health import lately
from bot.health.health import Health
from bot.services import Services, open_services
from bot.supervisor.ports import free_port
from store import keys
from store.lease import Leases
from tests.bot.support import House, settings_of, until


async def ask(services: Services) -> httpx.Response:
    """GET /health."""
    app = Starlette(routes=[Route("/health", Health(services).answer)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://omzien") as client:
        return await client.get("/health")


async def parts(house: House) -> dict[str, Any]:
    """How each part is."""
    found: dict[str, Any] = (await ask(house.services)).json()["parts"]
    return found


async def test_it_is_well_when_every_part_a_resident_needs_is_there(house: House) -> None:
    answer = await until(lambda: _well(house))
    assert answer.json()["status"] == "ok"
    assert answer.json()["content"] == house.services.catalogue.version


async def test_without_a_worker_it_is_not_yet_well_and_says_which_part_is_missing(quiet_house: House) -> None:
    answer = await ask(quiet_house.services)
    assert answer.status_code == 503
    assert answer.json()["parts"] | {"worker": ""} == {
        "redis": "ok",
        "rasa": "ok",
        "actions": "ok",
        "worker": "",
    }
    assert answer.json()["parts"]["worker"] == "not running"


async def test_with_telegram_on_it_is_well_once_something_sends(house: House) -> None:
    await until(lambda: _well(house))
    settings = house.services.settings.model_copy(update={"telegram_bot_token": SecretStr("1:een")})
    with_telegram = replace(house.services, settings=settings)
    answer = await ask(with_telegram)
    assert (answer.status_code, answer.json()["parts"]["sender"]) == (503, "not running")
    await Leases(house.services.redis, "send", "een").renew()
    assert (await ask(with_telegram)).status_code == 200


async def test_a_dialogue_that_has_no_model_is_not_well(quiet_house: House) -> None:
    quiet_house.rasa.mode = "silent"
    assert (await parts(quiet_house))["rasa"] == "status 503"


async def test_without_redis_it_answers_all_the_same_and_soon(var: Path) -> None:
    port = free_port()
    services = open_services(settings_of(f"redis://127.0.0.1:{port}/0", var, f"http://127.0.0.1:{port}"))
    began = time.monotonic()
    answer = await ask(services)
    assert answer.status_code == 503
    assert answer.json()["parts"]["redis"] == answer.json()["parts"]["rasa"] == "no answer"
    assert time.monotonic() - began < 15.0
    await services.close()


async def _well(house: House) -> httpx.Response | None:
    answer = await ask(house.services)
    return answer if answer.status_code == 200 else None


async def test_a_redis_that_is_full_is_not_well_though_it_answers(house: House) -> None:
    redis = house.services.redis
    assert (await parts(house))["redis"] == "ok"
    await redis.config_set("maxmemory", "1mb")
    try:
        assert (await parts(house))["redis"] == "full"
        assert (await ask(house.services)).status_code == 503
    finally:
        await redis.config_set("maxmemory", "0")


async def test_a_message_that_was_set_aside_is_seen_and_residents_are_answered_all_the_same(
    house: House,
) -> None:
    await until(lambda: _well(house))
    await house.services.redis.xadd(keys.aside(3), {"e": "1-0", "why": "ValueError"})
    answer = await ask(house.services)
    assert (answer.status_code, answer.json()["messages"]) == (200, "1 set aside")


async def test_many_questions_at_once_are_one_look(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    health, looks = Health(quiet_house.services), 0
    parts = health.parts

    async def counted() -> dict[str, str]:
        nonlocal looks
        looks += 1
        return await parts()

    monkeypatch.setattr(health, "parts", counted)
    monkeypatch.setattr(lately, "GOOD_FOR_S", 3_600.0)
    app = Starlette(routes=[Route("/health", health.answer)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://omzien") as client:
        answers = await asyncio.gather(*(client.get("/health") for _ in range(20)))
    assert {answer.status_code for answer in answers} == {503} and looks == 1
