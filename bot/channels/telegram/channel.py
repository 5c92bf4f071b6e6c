# SPDX-License-Identifier: EUPL-1.2
"""Telegram as a whole: hearing it (one process at a time) and sending over it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog
from redis.exceptions import RedisError
from starlette.routing import Route
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.agenda.calendar_file import CalendarFiles
from bot.channels.outcome import Channel
from bot.channels.telegram.client import make_bot
from bot.channels.telegram.deliver import TelegramDelivery
from bot.channels.telegram.ending import end_if_asked
from bot.channels.telegram.intake import Accepts, Intake
from bot.channels.telegram.pause import Pause
from bot.channels.telegram.poller import Poller
from bot.channels.telegram.setup import introduce, use_polling, use_webhook
from bot.channels.telegram.webhook import webhook
from bot.channels.telegram.without import Without
from bot.conversation.news import News
from bot.danger.unkept import NoStore
from bot.intake.line import Line
from bot.log import failure
from bot.services import Services
from bot.settings import Settings
from store.budget import Budget
from store.lease import Leases

ROLE = "telegram"
# A bot has one stream of updates: whoever holds the first partition's lease polls it.
PARTITION = 0
RENEW_S = 1.5
_log = structlog.get_logger()


def bot_of(settings: Settings) -> Bot | None:
    """The installation's bot, or None when it has no token."""
    token = settings.telegram_bot_token.get_secret_value()
    return make_bot(token, settings.telegram_base_url) if token else None


def webhook_secret(services: Services) -> str:
    """What Telegram must send along; it follows from the master key, so every process knows it."""
    return services.master.digest("telegram-webhook", services.settings.telegram_bot_token.get_secret_value())


def webhook_route(services: Services, line: Accepts) -> Route | None:
    """The route Telegram pushes to, where the installation has a public address and a token."""
    bot = bot_of(services.settings)
    if bot is None or not services.settings.public_url:
        return None
    without = Without(bot, NoStore(services))
    intake = Intake(bot, line, services.settings.organisation, without=without)
    return webhook(intake, webhook_secret(services))


@asynccontextmanager
async def channels(services: Services) -> AsyncIterator[dict[str, Channel]]:
    """The channels that must be pushed to, while they are open; Telegram need not be reachable yet."""
    bot = bot_of(services.settings)
    if bot is None:
        yield {}
        return
    try:
        files = CalendarFiles(services).of
        yield {"telegram": TelegramDelivery(bot, Budget(services.redis), files)}
    finally:
        await bot.request.shutdown()


async def listen(services: Services, owner: str) -> None:
    """Serve Telegram's updates: by long polling, or, with a public address, by keeping the webhook set."""
    bot = bot_of(services.settings)
    if bot is None:
        raise SystemExit("TELEGRAM_BOT_TOKEN is not set")
    leases, refused = Leases(services.redis, ROLE, owner), False
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(_renew(leases))
            tasks.create_task(_serve(services, bot, leases))
    except* InvalidToken:
        refused = True
    finally:
        with suppress(RedisError, OSError):
            await leases.release()
        await bot.request.shutdown()
    if refused:
        raise SystemExit("TELEGRAM_BOT_TOKEN is refused by Telegram")


async def _serve(services: Services, bot: Bot, leases: Leases) -> None:
    await _begin(services, bot)
    if services.settings.public_url:
        return
    line, without = Line(services, News(services.waiting)), Without(bot, NoStore(services))
    intake = Intake(bot, line, services.settings.organisation, without=without)
    await Poller(bot, intake).run(lambda: PARTITION in leases.tokens)


async def _begin(services: Services, bot: Bot) -> None:
    """Until it succeeds: an installation may be up before its way to the internet is."""
    pause = Pause(0.5)
    while True:
        try:
            return await _set_up(services, bot)
        except InvalidToken:
            raise
        except TelegramError as error:
            seconds = pause.next()
            _log.warning("telegram away", error=failure(error), seconds=seconds)
            await asyncio.sleep(seconds)


async def _set_up(services: Services, bot: Bot) -> None:
    settings = services.settings
    if settings.public_url:
        await use_webhook(bot, settings.public_url, webhook_secret(services))
    else:
        await use_polling(bot)
    await introduce(bot, services.catalogue, settings.organisation)


async def _renew(leases: Leases) -> None:
    """Keep the lease, which also tells /health that this process is alive."""
    while True:
        end_if_asked()
        try:
            await leases.renew()
        except (RedisError, OSError) as error:
            _log.warning("redis away", error=failure(error))
        await asyncio.sleep(RENEW_S)
