# SPDX-License-Identifier: EUPL-1.2
"""Bot API methods that put, change and take away messages."""

from __future__ import annotations

from typing import Any

from tests.botapi import keyboard, markup
from tests.botapi.bubble import Bubble
from tests.botapi.parameters import Upload
from tests.botapi.refusal import bad
from tests.botapi.world import World

MOST_TEXT, MOST_CAPTION, MOST_DELETED, OLDEST_S = 4096, 1024, 100, 48 * 3600
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
SHOWN = {"text", "entities", "buttons"}
Json = dict[str, Any]


class Messages:
    """sendMessage, sendDocument, editMessage…, deleteMessage(s)."""

    def __init__(self, world: World) -> None:
        self._world = world

    def send_message(
        self, chat_id: int, text: str = "", parse_mode: str = "", entities: list[Any] | None = None,
        disable_notification: bool = False, protect_content: bool = False, reply_markup: Json | None = None,
        message_thread_id: int | None = None, link_preview_options: Json | None = None,
        reply_parameters: Json | None = None,
    ) -> Json:  # fmt: skip
        """A new message from the bot."""
        self._world.speaks_to(chat_id)
        content = _content(text, parse_mode, entities) | {"buttons": keyboard.read(reply_markup)}
        options = {"preview": link_preview_options or {}, "quiet": disable_notification}
        self._world.meter.send(chat_id, self._world.now())
        bubble = self._world.put(chat_id, True, options=options, **content)
        self._world.bell.ring()
        return self._world.message(bubble)

    def send_document(
        self, chat_id: int, document: Any, caption: str = "", parse_mode: str = "",
        reply_markup: Json | None = None,
    ) -> Json:  # fmt: skip
        """A file with words under it; only one that comes along with the call."""
        self._world.speaks_to(chat_id)
        if not isinstance(document, Upload):
            raise bad("the stand-in takes a file that comes along only")
        if not document.content:
            raise bad("file must be non-empty")
        content = _caption(caption, parse_mode) | {"buttons": keyboard.read(reply_markup)}
        self._world.meter.send(chat_id, self._world.now())
        file = {"file_name": document.name, "file_size": len(document.content)}
        extra = {"document": {"file_id": "d", "file_unique_id": "u", **file}}
        options = {"file": document.content.decode()}
        bubble = self._world.put(chat_id, True, options=options, extra=extra, **content)
        self._world.bell.ring()
        return self._world.message(bubble)

    def edit_message_text(
        self, text: str, chat_id: int, message_id: int, parse_mode: str = "",
        entities: list[Any] | None = None, reply_markup: Json | None = None,
        link_preview_options: Json | None = None,
    ) -> Json:  # fmt: skip
        """Another text, and the keyboard given or none."""
        content = _content(text, parse_mode, entities)
        return self._edit(chat_id, message_id, content | {"buttons": keyboard.read(reply_markup)})

    def edit_message_reply_markup(
        self, chat_id: int, message_id: int, reply_markup: Json | None = None
    ) -> Json:
        """Another keyboard, or none."""
        return self._edit(chat_id, message_id, {"buttons": keyboard.read(reply_markup)})

    def delete_message(self, chat_id: int, message_id: int) -> bool:
        """Take one message away, from either side."""
        self._delete(self._young(self._world.find(chat_id, message_id, "delete")))
        return True

    def delete_messages(self, chat_id: int, message_ids: list[int]) -> bool:
        """Take many away; those that are not there are passed over."""
        if not 1 <= len(message_ids) <= MOST_DELETED:
            raise bad("too many message identifiers specified")
        found = [self._world.bubbles.get((chat_id, number)) for number in message_ids]
        for bubble in [self._young(bubble) for bubble in found if bubble and not bubble.deleted]:
            self._delete(bubble)
        return True

    def _edit(self, chat_id: int, message_id: int, content: Json) -> Json:
        self._world.speaks_to(chat_id)
        bubble = self._world.find(chat_id, message_id, "edit")
        if not bubble.by_bot:
            raise bad("message can't be edited")
        if all(getattr(bubble, name) == value for name, value in content.items() if name in SHOWN):
            raise bad(NOT_MODIFIED)
        self._world.meter.edit(self._world.now())
        vars(bubble).update(content, edited_at=self._world.now())
        bubble.edits.append(content)
        return self._world.message(bubble)

    def _young(self, bubble: Bubble) -> Bubble:
        if bubble.at < self._world.now() - OLDEST_S:
            raise bad("message can't be deleted")
        return bubble

    @staticmethod
    def _delete(bubble: Bubble) -> None:
        bubble.deleted, bubble.buttons = True, []


def _caption(text: str, parse_mode: str) -> Json:
    if not text:
        return {}
    content = _content(text, parse_mode, None)
    if markup.units(content["text"]) > MOST_CAPTION:
        raise bad("message caption is too long")
    return content


def _content(text: str, parse_mode: str, entities: list[Any] | None) -> Json:
    plain, found = text, list(entities or [])
    if parse_mode.upper() == "HTML":
        plain, found = markup.parse(text)
    elif parse_mode:
        raise bad("unsupported parse_mode: the stand-in reads HTML only")
    if not plain.strip():
        raise bad("message text is empty")
    if markup.units(plain) > MOST_TEXT:
        raise bad("message is too long")
    return {"text": plain.strip(), "html": text, "parse_mode": parse_mode, "entities": found}
