# SPDX-License-Identifier: EUPL-1.2
"""An installation that alerts its staff: a real bot before the stand-in Bot API, and a real mail server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from pydantic import SecretStr
from redis.asyncio import Redis

from tests.bot.alerts.post_office import PostOffice, post_office
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import House
from tests.botapi.fixtures import telegram as telegram
from tests.telegram_server import TOKEN, TelegramServer

GROUP = -100_42


@pytest_asyncio.fixture
async def post() -> AsyncIterator[PostOffice]:
    """A mail server on loopback."""
    async with post_office() as office:
        yield office


@pytest_asyncio.fixture
async def group_house(
    redis: Redis, redis_url: str, var: Path, rasa: FakeRasa, telegram: TelegramServer
) -> AsyncIterator[House]:
    """An installation with a group of staff on Telegram; its worker is not running."""
    telegram.meet(GROUP)
    house = House.build(
        redis_url,
        var,
        rasa,
        telegram_bot_token=SecretStr(TOKEN),
        telegram_base_url=telegram.url,
        alert_telegram_chat=str(GROUP),
        public_url="https://omzien.example",
    )
    yield house
    await house.close()


@pytest_asyncio.fixture
async def mail_house(
    redis: Redis, redis_url: str, var: Path, rasa: FakeRasa, post: PostOffice
) -> AsyncIterator[House]:
    """An installation that alerts by e-mail; its worker is not running."""
    house = House.build(
        redis_url,
        var,
        rasa,
        alert_mail_to="wijkteam@gemeente.example, balie@gemeente.example",
        alert_mail_from="omzien@gemeente.example",
        smtp_url=SecretStr(post.url),
    )
    yield house
    await house.close()
