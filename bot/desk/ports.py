# SPDX-License-Identifier: EUPL-1.2
"""What the desk's pages need of the desk, and no more than that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from bot.conversation.entry import Entry
from store.conversation import ConversationRef

if TYPE_CHECKING:
    from bot.desk.desk import Claim
    from bot.desk.handover import Handoff, Row
    from bot.desk.states import Moved


class DeskMoves(Protocol):
    """Reading and moving the conversations of the desk."""

    async def queue(self, organisation: str) -> Sequence[Row]:
        """Everyone on the desk, the most urgent first."""
        ...

    async def handoff(self, ref: ConversationRef) -> Handoff | None:
        """One conversation, or None when it is not for the desk."""
        ...

    async def timeline(self, ref: ConversationRef, after: int = 0) -> Sequence[Entry]:
        """What was said from the handoff on, with notes."""
        ...

    async def deliveries(self, ref: ConversationRef, entries: Sequence[Entry]) -> Mapping[int, str]:
        """What became of sending what workers said, by number."""
        ...

    async def read(self, ref: ConversationRef) -> None:
        """The worker has seen what there is."""
        ...

    async def claim(self, ref: ConversationRef, worker: str, name: str = "", move_id: str = "") -> Claim:
        """Take a conversation that nobody has."""
        ...

    async def release(self, ref: ConversationRef, worker: str, move_id: str = "") -> Moved:
        """Give it back to the queue."""
        ...

    async def transfer(
        self,
        ref: ConversationRef,
        worker: str,
        colleague: str,
        reason: str,
        text: str = "",
        move_id: str = "",
        name: str = "",
    ) -> Moved:
        """Give it to a colleague."""
        ...

    async def takeover(
        self,
        ref: ConversationRef,
        worker: str,
        reason: str,
        text: str = "",
        move_id: str = "",
        name: str = "",
    ) -> Moved:
        """Take it from a colleague."""
        ...

    async def snooze(
        self,
        ref: ConversationRef,
        worker: str,
        until: float,
        reason: str,
        move_id: str = "",
        name: str = "",
    ) -> Moved:
        """Let it rest until a moment."""
        ...

    async def wake(self, ref: ConversationRef, worker: str, move_id: str = "") -> Moved:
        """Go on with it before that moment."""
        ...

    async def reply(
        self, ref: ConversationRef, worker: str, text: str, reply_id: str, name: str = ""
    ) -> Moved:
        """Answer the resident, once per reply_id."""
        ...

    async def note(self, ref: ConversationRef, worker: str, text: str, note_id: str, name: str = "") -> Moved:
        """A note for colleagues, once per note_id."""
        ...

    async def close(
        self, ref: ConversationRef, worker: str, outcome: str, name: str = "", move_id: str = ""
    ) -> Moved:
        """End it."""
        ...

    async def reopen(
        self, ref: ConversationRef, worker: str, reason: str, move_id: str = "", name: str = ""
    ) -> Moved:
        """Go on with it after the close."""
        ...
