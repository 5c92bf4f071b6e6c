# SPDX-License-Identifier: EUPL-1.2
"""One update taken in: read, made durable, and its button's spinner stopped."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any, Protocol

import structlog
from redis.exceptions import RedisError
from telegram import Bot, Update
from telegram.error import TelegramError

from bot.channels.telegram.updates import read
from bot.incoming import Incoming
from bot.log import failure

_log = structlog.get_logger()

# When the store cannot be reached there is no limit: nothing may be lost, and it will come back. Any other
# error may be this update's own doing, and must not keep everyone else waiting for ever (8 tries: a minute).
OURS = (OSError, TimeoutError, RedisError)
TRIES = 8


class Accepts(Protocol):
    """The part of `bot.line.Line` a channel needs here."""

    async def accept(self, incoming: Incoming) -> object:
        """Durable once it returns."""


class Intake:
    """Takes updates as raw JSON, so that one malformed update cannot spoil the others."""

    def __init__(self, bot: Bot, line: Accepts, organisation: str = "standaard", tries: int = TRIES) -> None:
        self._bot, self._line, self._organisation, self._most = bot, line, organisation, tries
        self._tries: Counter[str] = Counter()
        self._answers: set[asyncio.Task[None]] = set()
        self.set_aside = 0

    async def take(self, raw: dict[str, Any]) -> None:
        """Return once the update is kept or has been set aside; raises when it must be offered again."""
        number = str(raw.get("update_id"))
        try:
            await self._take(raw)
        except OURS:
            raise
        except Exception as error:
            self._tries[number] += 1
            if self._tries[number] < self._most:
                raise
            self._aside(error)
        self._tries.pop(number, None)

    async def _take(self, raw: dict[str, Any]) -> None:
        try:
            update = Update.de_json(raw, self._bot)
            incoming = read(update, self._organisation)
        except Exception as error:
            self._aside(error)
            return
        if incoming is not None:
            await self._line.accept(incoming)
        if update.callback_query:
            self._answer_soon(update.callback_query.id)

    def _aside(self, error: Exception) -> None:
        self.set_aside += 1
        _log.error("an update was set aside", error=failure(error), count=self.set_aside)

    def _answer_soon(self, query: str) -> None:
        task = asyncio.create_task(self._answer(query))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _answer(self, query: str) -> None:
        try:
            await self._bot.answer_callback_query(query)
        except TelegramError as error:
            # Too late, or the wire: the spinner stops by itself.
            _log.debug("a pressed button was not answered", error=failure(error))
