# SPDX-License-Identifier: EUPL-1.2
"""One update taken in: read, made durable, and its button's spinner stopped."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

import structlog
from redis.exceptions import RedisError
from telegram import Bot, Update
from telegram.error import TelegramError

from bot.channels.telegram.updates import read
from bot.channels.telegram.without import Without
from bot.intake.incoming import Incoming
from bot.log import failure

_log = structlog.get_logger()

# The store cannot be reached: nothing is wrong with the update, and it is offered again until it is kept.
OURS = (OSError, TimeoutError, RedisError)
TRIES = 8


class Accepts(Protocol):
    """The part of `bot.intake.line.Line` a channel needs here."""

    async def accept(self, incoming: Incoming) -> object:
        """Durable once it returns."""


@dataclass
class Failures:
    """How often an update failed, and how many others had got through when it first did."""

    passed_before: int
    tries: int = 0


class Intake:
    """Takes updates as raw JSON, so that one malformed update cannot spoil the others.

    An update that fails at every try is set aside once another got through: only then is it sure that the
    update itself is to blame and not something that would cost everyone's messages.
    """

    def __init__(
        self,
        bot: Bot,
        line: Accepts,
        organisation: str = "standaard",
        tries: int = TRIES,
        without: Without | None = None,
    ) -> None:
        self._bot, self._line, self._organisation, self._most = bot, line, organisation, tries
        self._without = without
        self._failed: dict[str, Failures] = {}
        self._answers: set[asyncio.Task[None]] = set()
        self.passed = self.set_aside = 0
        self.away = False
        """Whether the store did not keep what was offered last."""

    def look(self, raw: dict[str, Any]) -> None:
        """See, without the store, whether somebody is in danger in what cannot be kept now."""
        with suppress(Exception):
            incoming = read(Update.de_json(raw, self._bot), self._organisation)
            if incoming is not None:
                self._missed(incoming)

    async def take(self, raw: dict[str, Any]) -> None:
        """Return once the update is kept or has been set aside; raises when it must be offered again."""
        try:
            await self._take(raw)
        except OURS:
            raise
        except Exception as error:
            if not self._to_blame(raw):
                raise
            self._aside(error)
        self._failed.pop(_number(raw), None)

    def worn(self, raw: dict[str, Any]) -> bool:
        """Whether this update has had all its tries."""
        failures = self._failed.get(_number(raw))
        return failures is not None and failures.tries >= self._most

    def _to_blame(self, raw: dict[str, Any]) -> bool:
        failures = self._failed.setdefault(_number(raw), Failures(self.passed))
        failures.tries += 1
        return self.worn(raw) and self.passed > failures.passed_before

    async def _take(self, raw: dict[str, Any]) -> None:
        try:
            update = Update.de_json(raw, self._bot)
            incoming = read(update, self._organisation)
        except Exception as error:
            self._aside(error)
            return
        if incoming is not None:
            await self._keep(incoming)
            self.passed += 1
        if update.callback_query:
            self._answer_soon(update.callback_query.id)

    async def _keep(self, incoming: Incoming) -> None:
        try:
            await self._line.accept(incoming)
        except OURS:
            self._missed(incoming)
            raise
        self.away = False
        if self._without is not None:
            self._without.back()

    def _missed(self, incoming: Incoming) -> None:
        self.away = True
        if self._without is not None:
            self._without.missed(incoming)

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


def _number(raw: dict[str, Any]) -> str:
    return str(raw.get("update_id"))
