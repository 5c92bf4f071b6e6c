# SPDX-License-Identifier: EUPL-1.2
"""A house in which there is something to do."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from redis.asyncio import Redis

from store.master import MasterKey
from tests.bot.desk.office import Office
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import House
from tests.layered import compile_layered


@pytest.fixture
def lively(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A var folder of this test alone, whose content has activities."""
    folder = tmp_path_factory.mktemp("lively")
    shutil.copytree(compile_layered(tmp_path_factory), folder / "content")
    MasterKey.ensure(folder / "master.key")
    return folder


@pytest_asyncio.fixture
async def lively_house(redis: Redis, redis_url: str, lively: Path, rasa: FakeRasa) -> AsyncIterator[House]:
    """An installation with a worker, on that content."""
    house = House.build(redis_url, lively, rasa)
    house.start()
    yield house
    await house.close()


@pytest_asyncio.fixture
async def lively_office(lively_house: House) -> Office:
    """The same with all its pages."""
    return Office(lively_house)
