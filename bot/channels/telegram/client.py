# SPDX-License-Identifier: EUPL-1.2
"""A python-telegram-bot `Bot` for an installation."""

from __future__ import annotations

import os

from telegram import Bot
from telegram.request import HTTPXRequest

OFFICIAL = "https://api.telegram.org"


def make_bot(token: str, base_url: str = OFFICIAL, timeout: float = 10.0) -> Bot:
    """A bot; nothing is asked of Telegram yet, so it may be made while Telegram cannot be reached."""
    # Else python-telegram-bot warns at every 429 that seconds will be a timedelta one day.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    base = base_url.rstrip("/")
    request = HTTPXRequest(connection_pool_size=64, read_timeout=timeout, write_timeout=timeout,
                           connect_timeout=timeout, pool_timeout=timeout)  # fmt: skip
    return Bot(token, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot", request=request)


def bot_id(bot: Bot) -> str:
    """The bot's own number, which is no secret: what stands before the colon in its token."""
    return bot.token.partition(":")[0]
