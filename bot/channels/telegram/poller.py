# SPDX-License-Identifier: EUPL-1.2
"""Long polling that confirms an update to Telegram only after it has been kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.ending import end_if_asked
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.pause import Pause, seconds
from bot.channels.telegram.updates import ALLOWED
from bot.log import failure

IDLE_S = 0.2
# When our own store is away residents wait; it is asked again sooner than Telegram is.
STORE_S = 5.0
_log = structlog.get_logger()


class Poller:
    """Run at most one a bot: Telegram ends the older of two."""

    def __init__(self, bot: Bot, intake: Intake, wait: int = 30, first_pause: float = 0.5) -> None:
        self._bot, self._intake, self._wait = bot, intake, wait
        self._pause = Pause(first_pause)
        self._offset = 0

    async def run(self, may: Callable[[], bool] = lambda: True) -> None:
        """Poll until cancelled, while it `may`; InvalidToken is the only error that ends it."""
        while True:
            end_if_asked()
            if not may():
                await asyncio.sleep(IDLE_S)
                continue
            try:
                await self._round()
                self._pause.reset()
            except InvalidToken:
                raise
            except Exception as error:
                await self._rest(error)

    async def _round(self) -> None:
        batch = await self._fetch()
        for at, raw in enumerate(batch, start=1):
            try:
                await self._intake.take(raw)
            except Exception:
                if self._intake.worn(raw):
                    await self._any_of(batch[at:])
                raise
            self._offset = int(raw["update_id"]) + 1

    async def _any_of(self, others: list[dict[str, Any]]) -> None:
        """Let one of those behind a stuck update through; it is offered again later, which is harmless."""
        before = self._intake.passed
        for raw in others:
            with suppress(Exception):
                await self._intake.take(raw)
            if self._intake.passed > before:
                return

    async def _fetch(self) -> list[dict[str, Any]]:
        # `Bot.get_updates` gives up on all when one is malformed, and logs their content. Telegram reads
        # method names without regard to case, and `do_api_request` only wants names that Bot does not have.
        fetched: list[dict[str, Any]] = await self._bot.do_api_request(
            "getupdates",
            {"offset": self._offset, "timeout": self._wait, "allowed_updates": list(ALLOWED)},
            read_timeout=self._wait + 10,
        )
        return fetched

    async def _rest(self, error: Exception) -> None:
        pause = self._pause.next()
        if isinstance(error, RetryAfter):
            pause = max(pause, seconds(error))
        elif not isinstance(error, TelegramError):
            pause = min(pause, STORE_S)
        _log.warning(_words(error), error=failure(error), seconds=pause)
        await asyncio.sleep(pause)


def _words(error: Exception) -> str:
    if isinstance(error, Conflict):
        return "another process or a webhook takes this bot's messages; trying again"
    if isinstance(error, RetryAfter):
        return "Telegram asks for a pause; trying again"
    if isinstance(error, TelegramError):
        return "Telegram cannot be reached; trying again"
    return "a message could not be kept yet; trying again"
