# SPDX-License-Identifier: EUPL-1.2
"""The health checks of containers: a web process is well as long as it answers anything at all."""

from __future__ import annotations

import asyncio
from typing import Any

import yaml

from bot.alive import answers, listens
from bot.settings import ROOT
from bot.supervisor.ports import free_port
from tests.bot.metrics.watcher import watcher

ROLES = {"worker": "turn", "sender": "send", "telegram": "telegram", "web": "web", "rasa": "rasa"}


async def test_a_page_that_says_it_is_not_ready_is_alive_for_it_still_gives_the_number() -> None:
    async with watcher() as there:
        for there.status in (200, 503):
            assert await asyncio.to_thread(listens, there.url)
        assert not await asyncio.to_thread(answers, there.url)


async def test_nobody_there_is_not_alive() -> None:
    nowhere = f"http://127.0.0.1:{free_port()}/"
    assert not await asyncio.to_thread(listens, nowhere)
    assert not await asyncio.to_thread(answers, nowhere)


def test_every_container_is_looked_at_for_the_part_it_is() -> None:
    services: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
    asked = {name: services[name]["healthcheck"]["test"][-1] for name in (*ROLES, "actions")}
    assert asked == {**ROLES, "actions": "http://127.0.0.1:5055/health"}


def test_whoever_must_reach_the_world_outside_can() -> None:
    services: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
    out = {name for name, service in services.items() if "outside" in service.get("networks", ())}
    assert out == {"worker", "sender", "telegram", "web"}
