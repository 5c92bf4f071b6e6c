# SPDX-License-Identifier: EUPL-1.2
"""What became of one attempt to deliver a message over a channel that must be pushed to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.channels.telegram.outcome import Blocked, Delivered, Failed, Outcome, RetryAfter
from bot.conversation.entry import Entry

__all__ = ["Blocked", "Channel", "Delivered", "Failed", "Outcome", "RetryAfter"]


class Channel(Protocol):
    """A channel that is pushed to."""

    async def deliver(
        self,
        address: str,
        entry: Entry,
        chat_hash: str,
        sent: tuple[str, ...] = (),
        urgent: bool = False,
    ) -> Outcome:
        """One attempt; `sent` are the ids an earlier, interrupted attempt got."""

    async def typing(self, address: str) -> None:
        """Show for some seconds that somebody types; best effort."""

    async def clear_buttons(self, address: str, external_id: str) -> bool:
        """Take the buttons off an older message."""

    async def delete(self, address: str, external_ids: Sequence[str]) -> tuple[str, ...]:
        """Take messages away; the ids of those that stay."""
