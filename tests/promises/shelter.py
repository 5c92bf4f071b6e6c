# SPDX-License-Identifier: EUPL-1.2
"""A house in a folder of its own, with the project's own content: for tests of who may do what."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from store.master import MasterKey
from tests.bot.desk.office import Office
from tests.bot.fake_rasa import fake_rasa
from tests.bot.support import House
from tests.compiled import compile_own


def folder(factory: pytest.TempPathFactory) -> Path:
    """A var folder with the compiled content and a master key."""
    var = factory.mktemp("shelter")
    compile_own(factory, var / "content")
    MasterKey.ensure(var / "master.key")
    return var


@asynccontextmanager
async def open_office(redis_url: str, var: Path, **settings: Any) -> AsyncIterator[Office]:
    """Its pages, and a worker process."""
    async with fake_rasa() as rasa:
        house = House.build(redis_url, var, rasa, **settings)
        house.start()
        yield Office(house)
        await house.close()
