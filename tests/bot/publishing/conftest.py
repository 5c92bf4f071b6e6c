# SPDX-License-Identifier: EUPL-1.2
"""An installation in which editors publish, with layers and compiled content of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from redis.asyncio import Redis

from tests.bot.publishing.editors import Editors


@pytest_asyncio.fixture
async def editors(redis: Redis, redis_url: str, var: Path) -> AsyncIterator[Editors]:
    """Els and Omar, who edit."""
    here = await Editors.build(redis_url, var)
    yield here
    await here.services.close()
