# SPDX-License-Identifier: EUPL-1.2
"""What every test may use: a real Redis, emptied before each test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from redis.asyncio import Redis

from store.connection import connect
from store.keys import PREFIX
from store.retention import row
from tests.redis_server import redis_server


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Redis of this process of the test run."""
    with redis_server(Path(tmp_path_factory.mktemp("redis"))) as url:
        yield url


@pytest_asyncio.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    """A client of it, with nothing stored; whatever the test left there has a row in the retention table."""
    client = connect(redis_url)
    await client.flushall()
    yield client
    left = [name async for name in client.scan_iter(f"{PREFIX}*", count=1000)]
    await client.aclose()
    assert [name for name in left if row(name) is None] == []
