# SPDX-License-Identifier: EUPL-1.2
"""A conversation's log: sealing what goes in, reading what came out, in order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bot.conversation.entry import Draft, Entry, Part, Who, read
from bot.conversation.news import Row
from bot.services import Services
from store import keys
from store.conversation import ConversationRef
from store.vault import ConversationKey, Unreadable, seal

PURPOSE = "log"
AT_ONCE = 500


def line(key: ConversationKey, ref: ConversationRef, draft: Draft) -> str:
    """A draft sealed as the log keeps it."""
    body = Entry(0, 0.0, draft.who, draft.parts, draft.buttons, None, draft.name, draft.private).body()
    return seal(key, ref, PURPOSE, json.dumps(body, ensure_ascii=False).encode())


def said(who: Who, text: str, **more: Any) -> Draft:
    """A draft of one paragraph."""
    return Draft(who=who, parts=(Part(text=text),), **more)


class Journal:
    """Reads logs."""

    def __init__(self, services: Services) -> None:
        self._redis, self._vault = services.redis, services.vault

    async def entries(self, ref: ConversationRef, after: int = 0) -> list[Entry]:
        """Everything after `after`, oldest first; a line that cannot be opened any more is left out."""
        found: list[Entry] = []
        last = f"{after}-0"
        while rows := await self._redis.xrange(keys.log(ref), min=f"({last}", count=AT_ONCE):
            found += await self.opened(ref, rows)
            last = rows[-1][0]
            if len(rows) < AT_ONCE:
                break
        return found

    async def opened(self, ref: ConversationRef, rows: Sequence[Row]) -> list[Entry]:
        """Lines as Redis keeps them, opened; one that cannot be opened any more is left out."""
        entries = [await self._entry(ref, identifier, fields) for identifier, fields in rows]
        return [entry for entry in entries if entry is not None]

    async def entry(self, ref: ConversationRef, seq: int) -> Entry | None:
        """The line with this number, or None."""
        rows = await self._redis.xrange(keys.log(ref), min=f"{seq}-0", max=f"{seq}-0")
        return await self._entry(ref, *rows[0]) if rows else None

    async def _entry(self, ref: ConversationRef, identifier: str, fields: dict[str, str]) -> Entry | None:
        try:
            body = json.loads(await self._vault.open(ref, PURPOSE, fields["b"]))
        except Unreadable:
            return None
        answers = int(fields.get("a", 0)) or None
        return read(int(identifier.split("-")[0]), float(fields["t"]), body, answers)
