# SPDX-License-Identifier: EUPL-1.2
"""What was done in a conversation since it came to the desk, in order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.conversation.happened import DANGER, HANDOFF, NAMED, PURPOSE
from bot.services import Services
from store import keys
from store.conversation import ConversationRef
from store.vault import Unreadable

TO_DESK = frozenset({HANDOFF, "reopen"})
OFF_DESK = frozenset({"close", "block", "lapse"})
IN_LOG = frozenset({"reply", "note", "read"})
"""What the log shows already."""


@dataclass(frozen=True)
class Event:
    """One thing that happened; `who` and `whom` are accounts, empty where nobody of the desk did it."""

    at: float
    what: str
    who: str = ""
    why: str = ""
    whom: str = ""
    names: tuple[str, ...] = ()
    until: float | None = None


class Timeline:
    """Reads what happened."""

    def __init__(self, services: Services) -> None:
        self._s = services

    async def of(self, ref: ConversationRef) -> list[Event]:
        """Everything since the handoff, and danger before it."""
        rows = await self._s.redis.xrange(keys.happened(ref))
        return list(_for_desk([await self._event(ref, fields) for _, fields in rows]))

    async def _event(self, ref: ConversationRef, fields: dict[str, str]) -> Event:
        return Event(
            at=float(fields["t"]),
            what=fields["what"],
            who=fields.get("who", ""),
            why=fields.get("why", ""),
            whom=fields.get("whom", ""),
            names=await self._names(ref, fields.get("x", "")),
            until=float(fields["until"]) if fields.get("until") else None,
        )

    async def _names(self, ref: ConversationRef, sealed: str) -> tuple[str, ...]:
        if not sealed:
            return ()
        try:
            return tuple(json.loads(await self._s.vault.open(ref, PURPOSE, sealed)))
        except Unreadable:
            return ()


def began(events: Iterable[Event]) -> float:
    """When the conversation came to the desk; 0 where that is not known."""
    return max((event.at for event in events if event.what == HANDOFF), default=0.0)


def _for_desk(events: list[Event]) -> Iterator[Event]:
    """What the bot named is for the desk only while the conversation lay there.

    Of what it named before, the desk gets what the resident agreed to: the handoff has that.
    """
    last = max((at for at, event in enumerate(events) if event.what == HANDOFF), default=0)
    there = False
    for at, event in enumerate(events):
        there = event.what in TO_DESK or (there and event.what not in OFF_DESK)
        hidden = event.what in IN_LOG or (event.what == NAMED and not there)
        if event.what == DANGER or (at >= last and not hidden):
            yield event
