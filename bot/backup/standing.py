# SPDX-License-Identifier: EUPL-1.2
"""A Redis for a command: the one that runs, or our own, started for as long as the command lasts."""

from __future__ import annotations

import asyncio
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from redis.exceptions import RedisError

from bot.settings import Settings
from bot.supervisor.redis_server import NoRedis, configure, own_url
from bot.supervisor.start import CannotStart, only_one
from store.connection import connect
from store.installation import Installation

TIMEOUT_S = 60.0
START_S = 60.0


class CannotDo(RuntimeError):
    """Why a command did nothing, in one line for the operator."""


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Any]:
    """A connection, whether Omzien runs or not."""
    url = settings.redis_url or own_url(settings.var_dir / "redis")
    redis = connect(url or "redis://127.0.0.1:1/0", TIMEOUT_S)
    try:
        if settings.redis_url or (url and await _answers(redis)):
            yield redis
            return
    finally:
        await redis.aclose()
    async with alone(settings) as ours:
        yield ours


@asynccontextmanager
async def alone(settings: Settings) -> AsyncIterator[Any]:
    """A connection while nothing else of Omzien runs; CannotDo when something does."""
    with _lock(settings.var_dir), _server(settings) as url:
        redis = connect(url, TIMEOUT_S)
        try:
            await _until_answers(redis)
            if await Installation(redis).others():
                raise CannotDo("Er draait nog een onderdeel van Omzien. Stop Omzien eerst.")
            yield redis
        finally:
            await redis.aclose()


@contextmanager
def _lock(var_dir: Path) -> Iterator[None]:
    try:
        lock = only_one(var_dir)
        lock.__enter__()
    except CannotStart:
        raise CannotDo("Omzien draait. Stop Omzien eerst.") from None
    try:
        yield
    finally:
        lock.__exit__(None, None, None)


@contextmanager
def _server(settings: Settings) -> Iterator[str]:
    if settings.redis_url:
        yield settings.redis_url
        return
    folder = settings.var_dir.resolve() / "redis"
    try:
        command, url = configure(folder)
    except NoRedis as error:
        raise CannotDo(str(error)) from None
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=folder)
    try:
        yield url
    finally:
        process.terminate()
        process.wait()


async def _answers(redis: Any) -> bool:
    try:
        return bool(await redis.ping())
    except (RedisError, OSError):
        return False


async def _until_answers(redis: Any) -> None:
    end = time.monotonic() + START_S
    while not await _answers(redis):
        if time.monotonic() > end:
            raise CannotDo("Redis antwoordt niet.")
        await asyncio.sleep(0.05)
