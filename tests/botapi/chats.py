# SPDX-License-Identifier: EUPL-1.2
"""Bot API methods about chats, files and pressed buttons."""

from __future__ import annotations

from typing import Any

from tests.botapi import things
from tests.botapi.refusal import bad
from tests.botapi.world import World

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
# How long a pressed button waits for its answer is not documented; the spinner gives up at about this.
ANSWER_WITHIN_S = 30.0


class Chats:
    """getChat, sendChatAction, getFile, answerCallbackQuery."""

    def __init__(self, world: World) -> None:
        self._world = world

    def get_chat(self, chat_id: int) -> dict[str, Any]:
        """Who the bot talks with."""
        if chat_id not in self._world.chats:
            raise bad("chat not found")
        return things.chat_full(chat_id)

    def send_chat_action(self, chat_id: int, action: str, message_thread_id: int | None = None) -> bool:
        """The typing sign."""
        self._world.speaks_to(chat_id)
        if action not in ACTIONS:
            raise bad("wrong parameter action in request")
        self._world.actions.append((chat_id, action))
        return True

    def get_file(self, file_id: str) -> dict[str, Any]:
        """Where to fetch what a resident sent."""
        if file_id not in self._world.files:
            raise bad("wrong file_id or the file is temporarily unavailable")
        size = len(self._world.files[file_id])
        return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": size, "file_path": file_id}

    def answer_callback_query(
        self, callback_query_id: str, text: str = "", show_alert: bool = False, url: str = "",
        cache_time: int = 0,
    ) -> bool:  # fmt: skip
        """Stop the spinner on a pressed button."""
        asked = self._world.queries.pop(callback_query_id, None)
        if asked is None or asked < self._world.now() - ANSWER_WITHIN_S:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if len(text) > 200:
            raise bad("MESSAGE_TOO_LONG")
        self._world.answered.append(callback_query_id)
        return True
