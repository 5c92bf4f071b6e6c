# SPDX-License-Identifier: EUPL-1.2
"""A second machine: another Redis and another folder, with the master key that the operator kept apart."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from redis.asyncio import Redis

from bot.backup import copying, rows
from bot.backup.settling import Settled
from bot.settings import Settings
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import House, settings_of
from tests.compiled import furnish
from tests.redis_server import redis_server


@asynccontextmanager
async def machine(folder: Path, shipped: Path) -> AsyncIterator[tuple[Settings, Any]]:
    """Its settings and a way to its Redis; nothing runs there yet."""
    with redis_server(folder / "redis", durable=True) as url:
        # Not by our own way to Redis: that would be a part that runs.
        redis: Any = Redis.from_url(url, decode_responses=True)
        try:
            yield settings_of(url, furnish(shipped, folder)), redis
        finally:
            await redis.aclose()


async def backup(house: House, file: Path) -> Path:
    """A backup of this house, whether it runs or not."""
    await copying.made(house.services.redis, house.services.settings, file)
    return file


async def back(
    redis: Any, settings: Settings, file: Path, replace: bool = False, moved: bool = False
) -> Settled:
    """Put a backup back there."""
    return await copying.put_back(redis, settings, file, replace, moved)


@asynccontextmanager
async def living(settings: Settings, rasa: FakeRasa) -> AsyncIterator[House]:
    """Omzien there, with a worker."""
    house = House.build(settings.redis_url, settings.var_dir, rasa)
    house.start()
    try:
        yield house
    finally:
        await house.close()


async def everything(redis: Any) -> dict[str, tuple[object, ...]]:
    """What is stored, as a backup sees it; in no order where Redis keeps none."""
    found = [row async for some in rows.copied(redis) for row in some]
    # Redis counts what is left in milliseconds: to the minute it is the same moment.
    return {row.key: (row.type, _orderly(row), round(row.until / 60_000)) for row in found if row.value}


def _orderly(row: rows.Row) -> object:
    if row.type == "hash":
        return dict(zip(row.value[::2], row.value[1::2], strict=True))
    return sorted(row.value) if row.type == "set" else row.value
