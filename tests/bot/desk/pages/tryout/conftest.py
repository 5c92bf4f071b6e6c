# SPDX-License-Identifier: EUPL-1.2
"""An installation with content and layers of its own for each test, that alerts its staff."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from redis.asyncio import Redis

from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import House


@pytest_asyncio.fixture
async def quiet_house(redis: Redis, redis_url: str, var: Path, rasa: FakeRasa) -> AsyncIterator[House]:
    """One whose mail goes nowhere: an alert stays where it can be seen."""
    post = {"alert_mail_to": "balie@example.nl", "smtp_url": "smtp://127.0.0.1:9"}
    house = House.build(redis_url, var, rasa, **post)
    yield house
    await house.close()
