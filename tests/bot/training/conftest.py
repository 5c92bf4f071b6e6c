# SPDX-License-Identifier: EUPL-1.2
"""A trainer on a real Redis, with a stand-in for the programs that learn and for the dialogue."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from redis.asyncio import Redis

from bot.services import Services, open_services
from bot.training.trainer import Trainer
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import settings_of
from tests.bot.training.nlu_command import NluCommand


@pytest.fixture
def own_var(var: Path, tmp_path: Path) -> Path:
    """A var folder in which this test may change models."""
    shutil.copytree(var / "content", tmp_path / "content")
    return tmp_path


@pytest_asyncio.fixture
async def services(redis: Redis, redis_url: str, own_var: Path, rasa: FakeRasa) -> AsyncIterator[Services]:
    """Of an installation with models of its own."""
    found = open_services(settings_of(redis_url, own_var, rasa.url))
    yield found
    await found.close()


@pytest.fixture
def nlu(own_var: Path) -> NluCommand:
    """The programs of the nlu room."""
    return NluCommand(own_var)


@pytest.fixture
def python(nlu: NluCommand) -> Path:
    """Where they are; the old model is in use."""
    return nlu.ready()


@pytest.fixture
def trainer(services: Services, python: Path) -> Trainer:
    """One that has not looked yet."""
    return Trainer(services, python)
