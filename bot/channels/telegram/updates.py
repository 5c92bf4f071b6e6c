# SPDX-License-Identifier: EUPL-1.2
"""From Telegram's update to what every channel calls an Incoming; names and pictures are never read."""

from __future__ import annotations

from typing import Any

from telegram import CallbackQuery, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.channels.telegram.commands import command
from bot.intake.incoming import Incoming

CHANNEL = "telegram"
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
UNSUPPORTED = {
    "voice": "voice", "audio": "audio", "photo": "photo", "sticker": "sticker", "document": "file",
    "video": "video", "video_note": "video", "animation": "video", "contact": "contact", "poll": "other",
    "dice": "other", "story": "other",
}  # fmt: skip


def read(update: Update, organisation: str) -> Incoming | None:
    """What a resident did, or None for what Omzien does not listen to: groups, channels, service notices."""
    found = _read(update)
    if found is None:
        return None
    address, content = found
    return Incoming(organisation, CHANNEL, str(address), str(update.update_id), **content)


def _read(update: Update) -> tuple[int, dict[str, Any]] | None:
    if update.callback_query:
        return _press(update.callback_query)
    if update.my_chat_member:
        return _member(update.my_chat_member)
    message = update.message or update.edited_message
    if message is None or message.chat.type != ChatType.PRIVATE:
        return None
    edited = update.edited_message is not None
    content = _message(message, edited)
    own = {"edited": edited, "origin": str(message.message_id)}
    return (message.chat.id, {**content, **own}) if content else None


def _message(message: Message, edited: bool) -> dict[str, Any] | None:
    # Words under a photo are words: they may be about danger.
    if text := message.text or message.caption:
        return _text(text)
    if message.location:
        # A live location moves every few seconds; one place was shared, the first.
        # The library reads without looking at what is in it: what is no number is refused here.
        place = {"latitude": float(message.location.latitude), "longitude": float(message.location.longitude)}
        return None if edited else {"kind": "location", **place}
    kind = next((name for field, name in UNSUPPORTED.items() if getattr(message, field)), None)
    return {"kind": "unsupported", "text": kind} if kind else None


def _text(text: str) -> dict[str, Any]:
    name = command(text)
    return {"kind": "command", "text": name} if name else {"kind": "text", "text": text}


def _press(query: CallbackQuery) -> tuple[int, dict[str, Any]] | None:
    message = query.message
    if message is None or message.chat.type != ChatType.PRIVATE or not query.data:
        return None
    origin = str(message.message_id)
    return message.chat.id, {"kind": "button", "text": query.data, "origin": origin}


def _member(change: ChatMemberUpdated) -> tuple[int, dict[str, Any]] | None:
    blocked = change.new_chat_member.status == ChatMemberStatus.BANNED
    if change.chat.type != ChatType.PRIVATE or not blocked:
        return None
    return change.chat.id, {"kind": "blocked"}
