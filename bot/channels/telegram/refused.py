# SPDX-License-Identifier: EUPL-1.2
"""Telegram's refusals, as outcomes that hold nothing of the message."""

from __future__ import annotations

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError, TimedOut
from telegram.error import RetryAfter as Flood

from bot.channels.telegram.outcome import Blocked, Failed, Outcome, RetryAfter
from bot.channels.telegram.pause import seconds

WIRE_S, SERVER_S, TOKEN_S = 1.0, 2.0, 60.0
# Telegram's own words, where they cannot quote the message; anything else could.
KNOWN = ("chat not found", "message is too long", "message text is empty", "BUTTON_DATA_INVALID")


def outcome(error: TelegramError, sent: tuple[str, ...]) -> Outcome:
    """What to make of `error`, when the messages `sent` had gone before it."""
    match error:
        case Flood():
            return RetryAfter(seconds(error), "flood", sent)
        case Forbidden():
            return Blocked()
        case InvalidToken():
            # The operator can mend this; until then nothing may be given up.
            return RetryAfter(TOKEN_S, "token", sent)
        case BadRequest() | ChatMigrated():
            return Failed(_reason(error))
    # python-telegram-bot names httpx's error when no answer came, and quotes Telegram when one did.
    wire = isinstance(error, TimedOut) or error.message.startswith(("httpx.", "Unknown error"))
    return RetryAfter(WIRE_S, "wire", sent) if wire else RetryAfter(SERVER_S, "server", sent)


def unparsable(error: BadRequest) -> bool:
    """True when Telegram could not read our HTML."""
    return "can't parse entities" in error.message.lower()


def _reason(error: TelegramError) -> str:
    said = error.message.lower()
    return next((words for words in KNOWN if words.lower() in said), "refused by Telegram")
