# SPDX-License-Identifier: EUPL-1.2
"""Without the store: what Telegram's residents hear of Omzien while nothing can be kept."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from contextlib import nullcontext
from typing import Protocol

import structlog
from telegram import Bot, LinkPreviewOptions
from telegram.error import TelegramError

from bot.channels.telegram.render import render
from bot.conversation.entry import Entry
from bot.intake.incoming import Incoming
from bot.log import failure

PATIENCE_S = 5.0
"""A store that is back sooner needs no excuse: the answer itself comes then."""
REMEMBERED = 10_000
AT_ONCE = 16
_log = structlog.get_logger()


class Says(Protocol):
    """The part of `bot.intake.line.Line` that needs no store."""

    def card(self, text: str) -> Entry | None:
        """The card for a text of somebody who may be in danger."""

    def gave(self, text: str) -> None:
        """That card goes out now: once for each message, for whoever counts them."""

    def sorry(self, text: str, again: bool) -> Entry:
        """That it was not kept; `again` when the channel will offer it again by itself."""


class Without:
    """Sends directly: once for each message about danger, once to each chat else, as long as it lasts."""

    def __init__(self, bot: Bot, says: Says, patience: float = PATIENCE_S) -> None:
        self._bot, self._says, self._patience = bot, says, patience
        self._carded: OrderedDict[str, None] = OrderedDict()
        self._told: OrderedDict[str, None] = OrderedDict()
        self._since: float | None = None
        self._sending: set[asyncio.Task[None]] = set()
        self._few = asyncio.Semaphore(AT_ONCE)

    def back(self) -> None:
        """The store keeps messages again."""
        self._since = None
        self._told.clear()

    def missed(self, incoming: Incoming) -> None:
        """This one could not be kept now."""
        now = time.monotonic()
        self._since = self._since or now
        card = self._says.card(incoming.text) if incoming.kind == "text" else None
        if card is not None:
            if _new(self._carded, incoming.message_id):
                self._says.gave(incoming.text)
                self._soon(incoming.address, card, urgent=True)
        elif now - self._since > self._patience and _new(self._told, incoming.address):
            self._soon(incoming.address, self._says.sorry(incoming.text, again=True), urgent=False)

    def _soon(self, address: str, said: Entry, urgent: bool) -> None:
        task = asyncio.create_task(self._send(address, said, urgent))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _send(self, address: str, said: Entry, urgent: bool) -> None:
        async with nullcontext() if urgent else self._few:
            await self._try(address, said)

    async def _try(self, address: str, said: Entry) -> None:
        try:
            for bubble in render(said):
                await self._bot.send_message(
                    int(address), bubble.plain, link_preview_options=LinkPreviewOptions(is_disabled=True)
                )
        except TelegramError as error:
            _log.warning("what needs no store was not delivered", error=failure(error))


def _new(known: OrderedDict[str, None], name: str) -> bool:
    if name in known:
        return False
    known[name] = None
    if len(known) > REMEMBERED:
        known.popitem(last=False)
    return True
