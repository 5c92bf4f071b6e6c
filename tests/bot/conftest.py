# SPDX-License-Identifier: EUPL-1.2
"""The project's own content, compiled once, and for each test a house of its own to live in."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from redis.asyncio import Redis

from store.master import MasterKey
from tests.bot.desk.office import Office
from tests.bot.fake_rasa import FakeRasa, fake_rasa
from tests.bot.support import House
from tests.compiled import compile_own, furnish


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled content and a master key: to read, and to `furnish` a folder from; no house lives here."""
    folder = tmp_path_factory.mktemp("shipped")
    compile_own(tmp_path_factory, folder / "content")
    MasterKey.ensure(folder / "master.key")
    return folder


@pytest.fixture
def var(tmp_path_factory: pytest.TempPathFactory, shipped: Path) -> Iterator[Path]:
    """A var folder of this test alone: what it publishes, no other test sees."""
    folder = furnish(shipped, tmp_path_factory.mktemp("var"))
    yield folder
    # Thousands of tests have one.
    shutil.rmtree(folder, ignore_errors=True)


@pytest_asyncio.fixture
async def rasa() -> AsyncIterator[FakeRasa]:
    """The stand-in for the dialogue."""
    async with fake_rasa() as server:
        yield server


@pytest_asyncio.fixture
async def quiet_house(redis: Redis, redis_url: str, var: Path, rasa: FakeRasa) -> AsyncIterator[House]:
    """An installation whose worker is not running."""
    house = House.build(redis_url, var, rasa)
    yield house
    await house.close()


@pytest_asyncio.fixture
async def hasty_house(quiet_house: House) -> House:
    """An installation whose worker does not wait long for a silent dialogue."""
    quiet_house.start(patience=0.4)
    return quiet_house


@pytest_asyncio.fixture
async def house(quiet_house: House) -> House:
    """An installation with a worker."""
    quiet_house.start()
    return quiet_house


@pytest_asyncio.fixture
async def office(house: House) -> Office:
    """An installation with a worker process and all its pages."""
    return Office(house)
