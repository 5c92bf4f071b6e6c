# SPDX-License-Identifier: EUPL-1.2
"""Bot API objects as JSON; a test loads each through python-telegram-bot's own types."""

from __future__ import annotations

from typing import Any

from tests.botapi.bubble import Bubble

Thing = dict[str, Any]


def user(number: int) -> Thing:
    """A resident; the name must never be seen anywhere else."""
    return {"id": number, "is_bot": False, "first_name": "Voornaam", "username": f"resident{number}",
            "language_code": "nl"}  # fmt: skip


def bot(number: int) -> Thing:
    """The bot itself, as getMe tells it."""
    return {"id": number, "is_bot": True, "first_name": "Omzien", "username": "omzien_bot",
            "can_join_groups": True, "can_read_all_group_messages": False,
            "supports_inline_queries": False}  # fmt: skip


def chat(number: int) -> Thing:
    """A private chat, or a group where the number is negative."""
    if number < 0:
        return {"id": number, "type": "group", "title": "Groep"}
    return {"id": number, "type": "private", "first_name": "Voornaam", "username": f"resident{number}"}


def chat_full(number: int) -> Thing:
    """What getChat tells."""
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
             "gifts_from_channels")  # fmt: skip
    return {**chat(number), "accent_color_id": 0, "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(gifts, False)}  # fmt: skip


def message(bubble: Bubble, bot_id: int) -> Thing:
    """A Message."""
    thing: Thing = {
        "message_id": bubble.message_id,
        "date": int(bubble.at),
        "chat": chat(bubble.chat),
        "from": bot(bot_id) if bubble.by_bot else user(abs(bubble.chat)),
        **bubble.extra,
    }
    words, marks = ("caption", "caption_entities") if "document" in bubble.extra else ("text", "entities")
    if bubble.text:
        thing[words] = bubble.text
    if bubble.entities:
        thing[marks] = bubble.entities
    if bubble.buttons:
        thing["reply_markup"] = {"inline_keyboard": bubble.buttons}
    if bubble.edited_at:
        thing["edit_date"] = int(bubble.edited_at)
    return thing


def command_entity(text: str) -> list[Thing]:
    """The entity Telegram puts on a message that begins with a command."""
    if not text.startswith("/"):
        return []
    return [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]


def member(number: int, status: str, bot_id: int) -> Thing:
    """A ChatMember that is the bot."""
    thing: Thing = {"status": status, "user": bot(bot_id)}
    return {**thing, "until_date": 0} if status == "kicked" else thing
