# SPDX-License-Identifier: EUPL-1.2
"""The pages and a browser-like client of them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest_asyncio
from redis.asyncio import Redis

from tests.bot.web.client import client_of
from tests.bot.web.support import Stage, stage


@pytest_asyncio.fixture
async def pages(redis: Redis) -> Stage:
    """The pages on loopback."""
    return stage(redis)


@pytest_asyncio.fixture
async def client(pages: Stage) -> AsyncIterator[httpx.AsyncClient]:
    """A resident's browser."""
    async with client_of(pages) as client:
        yield client
