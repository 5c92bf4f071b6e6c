# SPDX-License-Identifier: EUPL-1.2
"""What the chat page needs of the other parts, and no more than that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from bot.entry import Entry
from bot.incoming import Incoming
from store.conversation import ConversationRef

if TYPE_CHECKING:
    from bot.intake import Accepted


class Line(Protocol):
    """What every channel talks to."""

    def ref(self, organisation: str, channel: str, address: str) -> ConversationRef:
        """The conversation of this address."""
        ...

    async def accept(self, incoming: Incoming) -> Accepted:
        """Keep a message safely."""
        ...

    async def wait(self, accepted: Accepted, timeout: float) -> Sequence[Entry]:
        """The answers to a message, or nothing when they take too long."""
        ...

    async def messages(self, ref: ConversationRef, after: int = 0) -> Sequence[Entry]:
        """The log as the resident sees it."""
        ...


class Texts(Protocol):
    """The texts of one content version."""

    def message(self, key: str, organisation: str = ..., form: str = ..., **values: str) -> str:
        """A text with its holes filled."""
        ...


class SiteSettings(Protocol):
    """The settings the pages read."""

    @property
    def public_url(self) -> str:
        """Where residents find the pages, or nothing on loopback."""
        ...

    @property
    def organisation(self) -> str:
        """Who runs this Omzien."""
        ...

    @property
    def form(self) -> str:
        """je or u."""
        ...
