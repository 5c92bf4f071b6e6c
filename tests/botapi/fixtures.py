# SPDX-License-Identifier: EUPL-1.2
"""Fixtures: the stand-in on a free port, and a real python-telegram-bot client for it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from telegram import Bot

from bot.channels.telegram.client import make_bot
from tests.telegram_server import TelegramServer

RESIDENT = 7001
"""A resident who has said something before, so that the bot may write."""


@pytest.fixture
def telegram() -> Iterator[TelegramServer]:
    """A running Bot API server that knows one resident."""
    server = TelegramServer()
    server.start()
    server.meet(RESIDENT)
    yield server
    server.stop(wait=False)


@pytest_asyncio.fixture
async def bot(telegram: TelegramServer) -> AsyncIterator[Bot]:
    """A client of it, initialised."""
    async with make_bot(telegram.token, telegram.url, timeout=3.0) as bot:
        yield bot
