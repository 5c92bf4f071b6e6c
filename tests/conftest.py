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

WHOLE = Path(__file__).parent / "whole"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Which tests stay in one process when there are several: those of a file, which share what they start,
    and all that need a whole Omzien, so that there are never two of it."""
    if not config.pluginmanager.hasplugin("xdist"):
        return
    for item in items:
        together = "whole" if _is_whole(item) else item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group(together))
    # They take longest and wait most: begun last, one process would do them while the other has nothing left.
    items.sort(key=lambda item: not _is_whole(item))


def _is_whole(item: pytest.Item) -> bool:
    return WHOLE in item.path.parents or item.get_closest_marker("whole") is not None


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
