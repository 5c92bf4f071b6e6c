# SPDX-License-Identifier: EUPL-1.2
"""Long polling that confirms an update to Telegram only after it has been kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
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
# While our own store is away every message that comes in must still be seen: it may be about danger.
STORE_S = 0.5
TAKE_S = 1.5
"""A store that has not kept a message by then is away; it is offered again, which is harmless."""
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
        if self._intake.away:
            # One is enough to see whether the store is back.
            for raw in batch:
                self._intake.look(raw)
            await self._take_all(batch[:1])
        else:
            await self._take_all(batch)

    async def _take_all(self, batch: list[dict[str, Any]]) -> None:
        """All chats at once, each in its own order: of a hundred that waited none waits for the others."""
        chats: dict[str, list[dict[str, Any]]] = {}
        for raw in batch:
            chats.setdefault(_chat(raw), []).append(raw)
        failed: dict[int, Exception] = {}
        await asyncio.gather(*(self._take_chat(raws, failed) for raws in chats.values()))
        for raw in batch:
            if error := failed.get(id(raw)):
                raise error
            self._offset = int(raw["update_id"]) + 1

    async def _take_chat(self, raws: list[dict[str, Any]], failed: dict[int, Exception]) -> None:
        """Until one fails: what comes after it in the same chat is offered again with it. Behind one that
        had all its tries the others go on, or nobody would know which of them is to blame."""
        for raw in raws:
            try:
                async with asyncio.timeout(TAKE_S):
                    await self._intake.take(raw)
            except Exception as error:
                failed[id(raw)] = error
                if isinstance(error, TimeoutError):
                    self._intake.look(raw)
                if not self._intake.worn(raw):
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


def _chat(raw: dict[str, Any]) -> str:
    """What the order of updates is kept within: the chat, or the update alone where there is none."""
    for value in raw.values():
        if isinstance(value, dict):
            chat = value.get("chat") or (value.get("message") or {}).get("chat")
            if isinstance(chat, dict):
                return str(chat.get("id"))
    return f"update {raw.get('update_id')}"


def _words(error: Exception) -> str:
    if isinstance(error, Conflict):
        return "another process or a webhook takes this bot's messages; trying again"
    if isinstance(error, RetryAfter):
        return "Telegram asks for a pause; trying again"
    if isinstance(error, TelegramError):
        return "Telegram cannot be reached; trying again"
    return "a message could not be kept yet; trying again"
