# SPDX-License-Identifier: EUPL-1.2
"""A house on Telegram: its own intake and senders at the stand-in, its own worker; a fake dialogue."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.channels.telegram.client import make_bot
from bot.channels.telegram.deliver import TelegramDelivery
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.poller import Poller
from bot.sending.sender import Sender
from store import keys
from store.budget import Budget
from tests.bot.support import ORGANISATION, House, until
from tests.telegram_server import TelegramServer


@asynccontextmanager
async def wired(house: House, telegram: TelegramServer, senders: int = 1) -> AsyncIterator[None]:
    """While it is: one hears, unless Telegram pushes, and so many send."""
    services = house.services
    async with make_bot(telegram.token, telegram.url) as bot:
        channel = TelegramDelivery(bot, Budget(services.redis))
        polled = not services.settings.public_url
        hears = [Poller(bot, Intake(bot, house.line, ORGANISATION), wait=1).run()] if polled else []
        sends = [Sender(services, {"telegram": channel}, f"verzender-{n}").run() for n in range(senders)]
        tasks = [asyncio.ensure_future(each) for each in (*hears, *sends)]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task


async def calm(house: House, telegram: TelegramServer, seconds: float = 120.0) -> None:
    """Until everything that was said is answered and brought."""

    async def still() -> bool:
        if telegram.pending() or await house.waiting():
            return False
        return not any(
            [await house.waiting(lambda p, lane=lane: keys.outbox(p, lane)) for lane in keys.LANES]
        )

    await until(still, seconds)
