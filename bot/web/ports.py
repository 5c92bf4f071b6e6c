# SPDX-License-Identifier: EUPL-1.2
"""What the chat page needs of the other parts, and no more than that."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bot.conversation.entry import Entry
from bot.intake.incoming import Incoming
from bot.provider import Provider
from store.conversation import ConversationRef

if TYPE_CHECKING:
    from bot.intake.intake import Accepted


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

    def card(self, text: str) -> Entry | None:
        """The card for somebody who may be in danger; needs no store."""
        ...

    def without_store(self, text: str) -> Entry:
        """What is said to a text that cannot be kept now."""
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
    def tokens_file(self) -> Path | None:
        """An organisation's own tokens of the NL Design System."""
        ...

    @property
    def content_dir(self) -> Path | None:
        """The folder of an organisation's own texts, where there is one."""
        ...

    @property
    def public_url(self) -> str:
        """Where residents find the pages, or nothing on loopback."""
        ...

    @property
    def organisation(self) -> str:
        """Who runs this Omzien."""
        ...

    @property
    def desk_hours(self) -> str:
        """When a team without hours of its own is there."""
        ...

    @property
    def form(self) -> str:
        """je or u."""
        ...

    @property
    def second_factor_required(self) -> bool:
        """Whether nobody does anything at the desk before there is a second factor."""
        ...

    @property
    def password_sign_in(self) -> bool:
        """Whether a name and a password are a way in."""
        ...

    @property
    def provider(self) -> Provider | None:
        """Where else people may sign in."""
        ...
