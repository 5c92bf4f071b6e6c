# SPDX-License-Identifier: EUPL-1.2
"""What residents do in their own app, and what they see there."""

from __future__ import annotations

from typing import Any

from tests.botapi import things
from tests.botapi.bubble import Bubble
from tests.botapi.world import World

Json = dict[str, Any]


class Residents:
    """Each verb returns the number of the message it made, where it made one."""

    def __init__(self, world: World) -> None:
        self._world = world

    def say(self, chat: int, text: str) -> int:
        """Type a text or a command."""
        return self._send(chat, text=text, entities=things.command_entity(text))

    def location(self, chat: int, lat: float, lon: float) -> int:
        """Share a place."""
        return self._send(chat, extra={"location": {"latitude": lat, "longitude": lon}})

    def voice(self, chat: int) -> int:
        """Speak."""
        return self._send(chat, extra={"voice": self._file(b"ogg") | {"duration": 3}})

    def photo(self, chat: int, caption: str = "") -> int:
        """Send a photo, with words under it or none."""
        photo = self._file(b"jpg") | {"width": 90, "height": 90}
        return self._send(chat, extra={"photo": [photo]} | ({"caption": caption} if caption else {}))

    def sticker(self, chat: int) -> int:
        """Send a sticker."""
        sticker = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
        return self._send(chat, extra={"sticker": self._file(b"webp") | sticker})

    def document(self, chat: int) -> int:
        """Send a file."""
        return self._send(chat, extra={"document": self._file(b"pdf") | {"file_name": "brief.pdf"}})

    def video(self, chat: int) -> int:
        """Send a film."""
        video = self._file(b"mp4") | {"width": 640, "height": 480, "duration": 3}
        return self._send(chat, extra={"video": video})

    def contact(self, chat: int) -> int:
        """Share someone's number."""
        return self._send(chat, extra={"contact": {"phone_number": "+31600000000", "first_name": "Voornaam"}})

    def edit(self, chat: int, message_id: int, text: str) -> int:
        """Change what was typed."""
        with self._world.lock:
            bubble = self._bubble(chat, message_id, by_bot=False)
            bubble.text, bubble.edited_at = text, self._world.now()
            self._world.tell(chat, edited_message=self._world.message(bubble))
        return message_id

    def press(self, chat: int, message_id: int, data: str, anyway: bool = False) -> str:
        """Press a button; the query's id. ValueError where no such button is seen, unless `anyway`."""
        with self._world.lock:
            bubble = self._bubble(chat, message_id, by_bot=True)
            seen = {button.get("callback_data") for row in bubble.buttons for button in row}
            if data not in seen and not anyway:
                raise ValueError("there is no such button to press")
            self._world.presses += 1
            query = f"q{self._world.presses}"
            self._world.queries[query] = self._world.now()
            self._world.tell(chat, callback_query={
                "id": query, "from": things.user(abs(chat)), "chat_instance": str(chat), "data": data,
                "message": self._world.message(bubble),
            })  # fmt: skip
        return query

    def block(self, chat: int) -> None:
        """Block the bot."""
        self._member(chat, "member", "kicked")
        self._world.blocked.add(chat)

    def unblock(self, chat: int) -> None:
        """Let the bot speak again."""
        self._world.blocked.discard(chat)
        self._member(chat, "kicked", "member")

    def raw(self, chat: int, content: Json) -> int:
        """Queue an update with any content at all; its id."""
        with self._world.lock:
            return self._world.tell(chat, **content)

    def sent(self, chat: int) -> list[Bubble]:
        """What the bot has delivered to this chat, oldest first, with what became of it."""
        with self._world.lock:
            return [b for b in self._world.bubbles.values() if b.chat == chat and b.by_bot]

    def typed(self, chat: int) -> list[Bubble]:
        """What this chat sent to the bot, with what became of it."""
        with self._world.lock:
            return [b for b in self._world.bubbles.values() if b.chat == chat and not b.by_bot]

    def _send(self, chat: int, **content: Any) -> int:
        with self._world.lock:
            self._world.chats.add(chat)
            bubble = self._world.put(chat, False, **content)
            self._world.tell(chat, message=self._world.message(bubble))
        return bubble.message_id

    def _member(self, chat: int, before: str, after: str) -> None:
        with self._world.lock:
            self._world.chats.add(chat)
            self._world.tell(chat, my_chat_member={
                "chat": things.chat(chat), "from": things.user(abs(chat)), "date": int(self._world.now()),
                "old_chat_member": things.member(chat, before, self._world.bot_id),
                "new_chat_member": things.member(chat, after, self._world.bot_id),
            })  # fmt: skip

    def _bubble(self, chat: int, message_id: int, by_bot: bool) -> Bubble:
        bubble = self._world.bubbles[chat, message_id]
        if bubble.by_bot is not by_bot:
            raise ValueError("that message is from the other side")
        return bubble

    def _file(self, content: bytes) -> Json:
        name = f"f{len(self._world.files) + 1}"
        self._world.files[name] = content
        return {"file_id": name, "file_unique_id": f"u{name}", "file_size": len(content)}
