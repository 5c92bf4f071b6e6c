# SPDX-License-Identifier: EUPL-1.2
"""A Telegram group of staff: new messages and changed ones, within the bot's sending budget."""

from __future__ import annotations

from telegram import Bot, LinkPreviewOptions
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.alerts.result import NotNow, Result, Sent
from bot.channels.telegram.client import bot_id
from bot.channels.telegram.pause import seconds
from store.budget import Budget

LATER_S = 5.0
LONG_S = 300.0
"""Before it is tried again where somebody has to mend something first."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Moved(Exception):
    """The group has another number now."""

    def __init__(self, chat: str) -> None:
        super().__init__("the group has moved")
        self.chat = chat


class Gone(Exception):
    """The message that was to be changed cannot be changed any more."""


class Group:
    """One group, through the installation's own bot."""

    def __init__(self, bot: Bot, budget: Budget, counter: str) -> None:
        self._bot, self._budget, self._counter = bot, budget, counter

    async def send(self, chat: str, text: str) -> Result:
        """A new message, of which the group gets a sign."""
        if wait := await self._budget.take(bot_id(self._bot), self._counter, group=True):
            return NotNow(wait / 1000)
        try:
            message = await self._bot.send_message(int(chat), text, link_preview_options=NO_PREVIEW)
        except TelegramError as error:
            return _not_now(error)
        return Sent(str(message.message_id))

    async def change(self, chat: str, message: str, text: str) -> Result:
        """Another text in a message that stands there, without a sign; Gone when that can no longer be."""
        if wait := await self._budget.take(bot_id(self._bot)):
            return NotNow(wait / 1000)
        try:
            await self._bot.edit_message_text(text, int(chat), int(message), link_preview_options=NO_PREVIEW)
        except BadRequest as error:
            said = error.message.lower()
            if "not modified" in said:
                return Sent(message)
            if "message" in said and "chat" not in said:
                raise Gone from None
            return _not_now(error)
        except TelegramError as error:
            return _not_now(error)
        return Sent(message)

    async def close(self) -> None:
        """Give the connections back."""
        await self._bot.request.shutdown()


def _not_now(error: TelegramError) -> NotNow:
    match error:
        case ChatMigrated():
            raise Moved(str(error.new_chat_id)) from None
        case RetryAfter():
            return NotNow(seconds(error))
        case Forbidden():
            return NotNow(LONG_S, "removed")
        case InvalidToken():
            return NotNow(LONG_S, "token")
        case BadRequest():
            # Telegram's words for a group that never was, or in which the bot is not: chat not found.
            return NotNow(LONG_S, "removed" if "chat not found" in error.message.lower() else "refused")
    return NotNow(LATER_S, "unreachable")
