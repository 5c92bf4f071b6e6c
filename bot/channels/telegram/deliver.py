# SPDX-License-Identifier: EUPL-1.2
"""Messages to residents over Telegram: within its limits, one attempt at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

import structlog
from redis.exceptions import RedisError
from telegram import Bot, LinkPreviewOptions
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.error import RetryAfter as Flood

from bot.agenda.calendar_file import NAME
from bot.channels.telegram import refused
from bot.channels.telegram.client import bot_id
from bot.channels.telegram.outcome import Delivered, Failed, Outcome, RetryAfter
from bot.channels.telegram.pause import seconds
from bot.channels.telegram.render import Bubble, render
from bot.conversation.entry import Entry
from bot.log import failure

# The rest of a long message, or a change, waits this long for its turn before it is given up for now.
PATIENCE_S = 5.0
DELETED_AT_ONCE = 100
# Of the thirty in a second these are for danger alone, however many others want to send.
SPARE = 3
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_log = structlog.get_logger()


class Budgets(Protocol):
    """The part of `store.budget.Budget` that is needed here."""

    async def reserve(self, bot: str, chat: str = "", group: bool = False, spare: int = 0) -> int:
        """The milliseconds to wait or, below 0, our turn."""

    async def hold(self, bot: str, chat: str, milliseconds: int) -> None:
        """Nobody sends this chat anything for so long."""

    async def settle(self, bot: str, chat: str, reserved: int) -> None:
        """What was reserved has gone."""


Files = Callable[[str], Awaitable[bytes | None]]
"""Makes the calendar file of an activity."""


async def no_files(id: str) -> None:
    """Where nothing makes any."""


class TelegramDelivery:
    """Delivers entries; the sender keeps what must be tried again."""

    def __init__(self, bot: Bot, budget: Budgets, files: Files = no_files) -> None:
        self._bot, self._budget, self._files = bot, budget, files
        self._settling: set[asyncio.Task[None]] = set()

    async def deliver(
        self,
        address: str,
        entry: Entry,
        chat_hash: str,
        sent: tuple[str, ...] = (),
        urgent: bool = False,
    ) -> Outcome:
        """One attempt; `sent` are the ids an earlier attempt got before it had to stop."""
        bubbles = render(entry)
        if not bubbles:
            return Failed("message text is empty")
        for bubble in bubbles[len(sent) :]:
            turn = await self._turn(chat_hash, patient=bool(sent), spare=0 if urgent else SPARE)
            if turn > 0:
                return RetryAfter(turn / 1000, "budget", sent)
            try:
                sent = (*sent, await self._send(int(address), bubble))
            except TelegramError as error:
                return await self._refused(error, chat_hash, sent)
            finally:
                self._settle_soon(chat_hash, turn)
        return Delivered(sent)

    async def clear_buttons(self, address: str, external_id: str) -> bool:
        """Take the buttons off a message; False when that did not succeed, which harms nobody."""
        if (turn := await self._turn(chat_hash="", patient=True)) > 0:
            return False
        try:
            await self._bot.edit_message_reply_markup(int(address), int(external_id))
        except TelegramError as error:
            return "message is not modified" in error.message.lower()
        finally:
            self._settle_soon("", turn)
        return True

    async def delete(self, address: str, external_ids: Sequence[str]) -> tuple[str, ...]:
        """Take messages away, from either side; the ids of those that stay (Telegram's limit is 48 hours)."""
        stay: list[str] = []
        for start in range(0, len(external_ids), DELETED_AT_ONCE):
            batch = external_ids[start : start + DELETED_AT_ONCE]
            if not await self._delete(address, batch):
                # One that is too old keeps all the others with it; alone it keeps only itself.
                stay += [each for each in batch if not await self._delete(address, [each])]
        return tuple(stay)

    async def typing(self, address: str) -> None:
        """Show the typing sign for some seconds; best effort."""
        try:
            await self._bot.send_chat_action(int(address), ChatAction.TYPING)
        except TelegramError:
            return

    async def _refused(self, error: TelegramError, chat_hash: str, sent: tuple[str, ...]) -> Outcome:
        if isinstance(error, Flood):
            # Also for a process that comes after this one, and for what is urgent.
            await self._budget.hold(bot_id(self._bot), chat_hash, round(seconds(error) * 1000))
        return refused.outcome(error, sent)

    def _settle_soon(self, chat_hash: str, turn: int) -> None:
        """Beside what comes next: that a message went must be written down without losing a moment."""
        task = asyncio.create_task(self._settle(chat_hash, turn))
        self._settling.add(task)
        task.add_done_callback(self._settling.discard)

    async def _settle(self, chat_hash: str, turn: int) -> None:
        # Should Redis be away, what has gone has gone all the same.
        with suppress(RedisError, OSError):
            await self._budget.settle(bot_id(self._bot), chat_hash, turn)

    async def _turn(self, chat_hash: str, patient: bool, spare: int = SPARE) -> int:
        """Milliseconds still to wait for the budget or, below 0, our turn."""
        waited = 0.0
        while (turn := await self._budget.reserve(bot_id(self._bot), chat_hash, spare=spare)) > 0:
            if not patient or waited + turn / 1000 > PATIENCE_S:
                break
            await asyncio.sleep(turn / 1000)
            waited += turn / 1000
        return turn

    async def _send(self, address: int, bubble: Bubble) -> str:
        file = await self._file(bubble)
        try:
            return await self._put(address, bubble, file, bubble.html, ParseMode.HTML)
        except BadRequest as error:
            if refused.unparsable(error):
                return await self._put(address, bubble, file, bubble.plain, None)
            if file is None:
                raise
            # A chat may take no files: the words say all of it too.
            return await self._send(address, replace(bubble, calendar=None))

    async def _put(
        self, address: int, bubble: Bubble, file: bytes | None, text: str, mode: ParseMode | None
    ) -> str:
        if file is not None:
            message = await self._bot.send_document(
                address, file, text, parse_mode=mode, reply_markup=bubble.keyboard, filename=NAME
            )
        else:
            message = await self._bot.send_message(
                address, text, parse_mode=mode, reply_markup=bubble.keyboard, link_preview_options=NO_PREVIEW
            )
        return str(message.message_id)

    async def _file(self, bubble: Bubble) -> bytes | None:
        """The file it brings; None where it brings none, or none can be made any more."""
        try:
            return await self._files(bubble.calendar) if bubble.calendar else None
        except Exception as error:
            # Whatever it is: a resident who gets no file must still get the words.
            _log.warning("a calendar file was not made", error=failure(error))
            return None

    async def _delete(self, address: str, external_ids: Sequence[str], again: bool = True) -> bool:
        try:
            return await self._bot.delete_messages(int(address), [int(each) for each in external_ids])
        except Flood as error:
            if not again:
                return False
            # A pause it asks for says nothing about whether these may go.
            await asyncio.sleep(min(seconds(error), PATIENCE_S))
            return await self._delete(address, external_ids, again=False)
        except TelegramError:
            return False
