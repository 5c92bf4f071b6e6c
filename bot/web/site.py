# SPDX-License-Identifier: EUPL-1.2
"""What the pages are built from: the parts they talk to and the site they stand on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.conversation.news import News
from bot.desk.accounts.users import Users
from bot.desk.ports import DeskMoves
from bot.web.ports import Line, SiteSettings, Texts
from bot.web.streams import Streams
from store.clock import Clock
from store.master import MasterKey

if TYPE_CHECKING:
    from bot.services import Services


@dataclass(frozen=True)
class Site:
    """Built once by the app and passed to every page."""

    line: Line
    desk: DeskMoves
    users: Users
    catalogue: Texts
    settings: SiteSettings
    news: News
    redis: Any
    clock: Clock
    master: MasterKey
    streams: Streams = field(default_factory=Streams)
    services: Services | None = None
    """For moves in files of their own; None only where a test has pages without an installation."""

    @property
    def organisation(self) -> str:
        """Who runs this Omzien."""
        return self.settings.organisation

    @property
    def secure(self) -> bool:
        """Whether residents reach the pages over https."""
        return self.settings.public_url.startswith("https://")

    def text(self, key: str, **holes: str) -> str:
        """A text in this organisation's words and form of address."""
        return self.catalogue.message(key, self.organisation, self.settings.form, **holes)

    def cookie(self, name: str) -> str:
        """The name a cookie has here; browsers bind __Host- to this host and to https."""
        return f"__Host-{name}" if self.secure else name
