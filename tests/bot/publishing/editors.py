# SPDX-License-Identifier: EUPL-1.2
"""Two editors on the project's own content, a real Redis and a real git."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.desk.accounts.users import User, Users
from bot.publishing.draft import Draft
from bot.publishing.drafts import Drafts
from bot.publishing.publisher import Publisher
from bot.publishing.schedule import Schedule
from bot.services import Services, open_services
from content.catalogue import Catalogue
from content.editing.change import Change
from content.editing.repository import Repository
from content.entry import Kind
from tests.bot.support import ORGANISATION, settings_of

WELCOME = {"je": "Hallo daar. Vertel wat er is.", "u": "Goedendag. Vertelt u wat er is."}


class Editors:
    """An installation and who edits in it."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.drafts, self.publisher, self.schedule = Drafts(services), Publisher(services), Schedule(services)
        self.users = Users.of(services)
        self.repository = Repository(services.settings.content_own, ORGANISATION)

    @classmethod
    async def build(cls, redis_url: str, var: Path, **more: Any) -> Editors:
        """Els, Omar and Anja can sign in."""
        made = cls(open_services(settings_of(redis_url, var, **more)))
        for name in ("els", "omar", "anja"):
            await made.users.add(User(ORGANISATION, name, name.title(), "editor"), password="x")
        return made

    async def draft(
        self, kind: Kind, key: str, data: dict[str, Any] | None, who: str = "els", words: str = ""
    ) -> Draft:
        """A draft with this in it."""
        draft = await self.drafts.open(ORGANISATION, kind, key, who)
        return await self.drafts.save(
            ORGANISATION, draft.id, Change(kind, key, data), who, draft.version, words=words
        )

    async def now(self, draft: Draft) -> Draft:
        """The draft as it is stored."""
        found = await self.drafts.get(ORGANISATION, draft.id)
        assert found is not None
        return found

    def book(self) -> Catalogue:
        """What another process reads."""
        return Catalogue.open(self.services.settings.compiled_dir)

    def log(self) -> list[str]:
        """Who committed with which words, the last first."""
        return self.repository.git.text("log", "--format=%an: %s").splitlines()
