# SPDX-License-Identifier: EUPL-1.2
"""A small compiled content, a model really trained on it, and a Rasa that really serves it."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from redis.asyncio import Redis

from nlu.runtime import prepare
from store.connection import connect
from store.master import MasterKey
from tests.nlu import small_content
from tests.nlu.action_server import Behaviour, action_server
from tests.nlu.rasa_process import Rasa, running

prepare()


@pytest.fixture(scope="session")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation's folder with compiled content and a master key."""
    folder = Path(tmp_path_factory.mktemp("var"))
    small_content.write(folder / "content")
    MasterKey.ensure(folder / "master.key")
    os.environ["OMZIEN_VAR_DIR"] = str(folder)
    return folder


@pytest.fixture(scope="session")
def model(var: Path) -> Path:
    """A model trained on that content."""
    from nlu.train import train

    (var / "models").mkdir(exist_ok=True)
    return train(var / "content", var / "models")


@pytest_asyncio.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    """A client of the tests' Redis with nothing stored (redis-py 4.6 closes by another name than 5)."""
    client = connect(redis_url)
    await client.flushall()
    yield client
    await client.close()


@pytest.fixture(scope="session")
def served_actions() -> Iterator[tuple[Behaviour, str]]:
    """The action server of the tests and its address."""
    behaviour = Behaviour()
    with action_server(behaviour) as url:
        yield behaviour, url


@pytest.fixture
def actions(served_actions: tuple[Behaviour, str]) -> Iterator[Behaviour]:
    """The action server, well-behaved until a test says otherwise."""
    behaviour, _ = served_actions
    behaviour.mode = "answer"
    behaviour.asked.clear()
    yield behaviour
    behaviour.mode = "answer"


@pytest.fixture(scope="session")
def rasa_process(
    model: Path, var: Path, redis_url: str, served_actions: tuple[Behaviour, str]
) -> Iterator[Rasa]:
    """Rasa, started once for all tests."""
    with running(model, var, redis_url, served_actions[1]) as rasa:
        yield rasa


@pytest.fixture
def rasa(rasa_process: Rasa, actions: Behaviour) -> Rasa:
    """Rasa with a well-behaved action server behind it."""
    return rasa_process
