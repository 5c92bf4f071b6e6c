# SPDX-License-Identifier: EUPL-1.2
"""What Telegram is told at the start: commands, who Omzien is, and where updates go."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Protocol

import structlog
from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.channels.telegram.commands import COMMANDS
from bot.channels.telegram.updates import ALLOWED
from bot.channels.telegram.webhook import PATH
from bot.log import failure

_log = structlog.get_logger()


class Texts(Protocol):
    """The part of `content.catalogue.Catalogue` that is needed here."""

    def message(self, key: str, organisation: str = "standaard") -> str:
        """The text with this key."""


async def introduce(bot: Bot, texts: Texts, organisation: str = "standaard") -> None:
    """Set commands and descriptions; a refusal is only logged, as the last ones still stand."""
    commands = [BotCommand(name, texts.message(f"cmd_{name}", organisation)) for name in COMMANDS]
    await _try("commands", bot.set_my_commands(commands))
    description = texts.message("telegram_description", organisation)
    await _try("description", bot.set_my_description(description))
    short = texts.message("telegram_short_description", organisation)
    await _try("short description", bot.set_my_short_description(short))


async def use_polling(bot: Bot) -> None:
    """Take away a webhook, so that polling may begin; what waits keeps waiting."""
    await bot.delete_webhook(drop_pending_updates=False)


async def use_webhook(bot: Bot, public_url: str, secret: str, path: str = PATH) -> None:
    """Let Telegram push to this installation's public address."""
    await bot.set_webhook(public_url.rstrip("/") + path, secret_token=secret, allowed_updates=list(ALLOWED),
                          drop_pending_updates=False)  # fmt: skip


async def _try(what: str, call: Awaitable[bool]) -> None:
    try:
        await call
    except TelegramError as error:
        _log.warning(f"Telegram did not take the {what}", error=failure(error))
