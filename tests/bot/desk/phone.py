# SPDX-License-Identifier: EUPL-1.2
"""A whole office with a resident who holds a phone: Telegram's stand-in is heard and sent to for real."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
from pydantic import SecretStr

from bot.channels.telegram.channel import channels, listen
from bot.sending.sender import Sender
from store.conversation import ConversationRef
from tests.bot.desk.office import Office, address
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import OWNER, House
from tests.botapi.fixtures import RESIDENT
from tests.telegram_server import TelegramServer

CHAT = str(RESIDENT)
PATIENCE_S = 30.0


@asynccontextmanager
async def office_with_telegram(
    redis_url: str, var: Path, rasa: FakeRasa, telegram: TelegramServer
) -> AsyncIterator[Office]:
    """The office while its bot listens and sends."""
    settings: dict[str, Any] = {
        "telegram_bot_token": SecretStr(telegram.token),
        "telegram_base_url": telegram.url,
    }
    house = House.build(redis_url, var, rasa, **settings)
    house.start()
    async with channels(house.services) as opened:
        sender = Sender(house.services, opened, OWNER)
        running = [asyncio.ensure_future(what) for what in (listen(house.services, OWNER), sender.run())]
        yield Office(house)
        for task in running:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
    await house.close()


async def shows(client: httpx.AsyncClient, ref: ConversationRef, text: str) -> str:
    """The conversation's page once it has this text."""
    end = time.monotonic() + PATIENCE_S
    while text not in (page := (await client.get(address(ref))).text):
        assert time.monotonic() < end, f"{text!r} does not appear"
        await asyncio.sleep(0.1)
    return page
