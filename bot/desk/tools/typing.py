# SPDX-License-Identifier: EUPL-1.2
"""That somebody types: told to the other side while it lasts, never what, and kept nowhere."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from bot.conversation.handoff import OPEN
from bot.conversation.news import Side
from store import keys
from store.conversation import ConversationRef

GAP_S = 2.5
"""Whoever goes on typing is passed on no more often than this; a page shows it for a little longer."""
FIELDS = ("state", "assignee", "private")


def shown_to_resident(conversation: Mapping[str, str]) -> bool:
    """Whether the resident may see that their worker types; not where somebody may be reading along."""
    return _talking(conversation) and not conversation.get("private")


class Typing:
    """Passes it on."""

    def __init__(self, redis: Any) -> None:
        self._redis = redis
        self._told: dict[tuple[ConversationRef, Side], float] = {}

    async def worker(self, ref: ConversationRef, worker: str, first_name: str) -> None:
        """This worker types, and it is told where the conversation is theirs."""
        conversation = await self._conversation(ref)
        if shown_to_resident(conversation) and conversation["assignee"] == worker:
            await self._tell(ref, "worker", " ".join(first_name.split()))

    async def resident(self, ref: ConversationRef) -> None:
        """The resident types, and it is told where somebody has the conversation."""
        if _talking(await self._conversation(ref)):
            await self._tell(ref, "resident", "")

    async def _conversation(self, ref: ConversationRef) -> dict[str, str]:
        found = await self._redis.hmget(keys.conversation(ref), *FIELDS)
        return {name: value or "" for name, value in zip(FIELDS, found, strict=True)}

    async def _tell(self, ref: ConversationRef, side: Side, name: str) -> None:
        now = time.monotonic()
        self._told = {who: at for who, at in self._told.items() if now - at < GAP_S}
        if (ref, side) in self._told:
            return
        self._told[ref, side] = now
        await self._redis.publish(keys.TYPING_CHANNEL, f"{ref} {side} {name}".strip())


def _talking(conversation: Mapping[str, str]) -> bool:
    return conversation.get("state") == OPEN and bool(conversation.get("assignee"))
