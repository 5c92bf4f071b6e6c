# SPDX-License-Identifier: EUPL-1.2
"""Beside the chat: canned replies, put into the field for an answer and never sent by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.desk.handover import Handoff
from bot.desk.pages.guard import Worker
from bot.desk.pages.talk.panel import SHOW, Move, Owner, Where
from bot.desk.reader import DeskReader
from bot.desk.tools.canned import Answers, edges, grouped
from bot.services import Services
from bot.web.form import plain
from content.opening.when import Say, moment
from store.clock import ZONE
from store.conversation import ConversationRef

NOTHING_CHOSEN = "desk_canned_choose"


class CannedPanel:
    """A list to choose from and a button; what was written in the answer stays before it."""

    name = "canned"
    where: Where = "tools"
    live = False
    template = "desk_canned.html"

    def __init__(self, services: Services, say: Say) -> None:
        self._s, self._say, self._reader = services, say, DeskReader(services)
        self.forms: Mapping[str, Move] = {"standaard": self._put}

    def shown(self, found: Handoff, owner: Owner) -> bool:
        """Whoever has the conversation answers."""
        return owner == "mine"

    async def context(self, worker: Worker, found: Handoff) -> dict[str, Any]:
        """The replies by worry, this conversation's first."""
        answers = await self._answers(found)
        groups = grouped(answers.all(await self._known(worker, found)), found.summary.theme)
        return {
            "canned": [(self._group(theme), replies) for theme, replies in groups.items()],
            "canned_edges": edges(self._say),
        }

    async def _put(self, worker: Worker, ref: ConversationRef, form: dict[str, str]) -> str:
        """Without a script: the page comes back with the reply in the field, behind what stood there."""
        found = await self._reader.handoff(ref)
        answers = await self._answers(found) if found else None
        known = await self._known(worker, found) if found else {}
        reply = answers.one(form.get("standaard", ""), known) if answers else None
        if reply is None:
            return NOTHING_CHOSEN
        form["tekst"] = "\n\n".join(filter(None, (plain(form.get("tekst", "")), reply.text)))
        return SHOW

    async def _answers(self, found: Handoff) -> Answers:
        form = found.form or self._s.settings.form
        return Answers(self._s.catalogue, found.ref.organisation, form, await self._s.clock.local())

    async def _known(self, worker: Worker, found: Handoff) -> dict[str, str | None]:
        return {
            "first_name": worker.user.first_name,
            "place": found.place,
            "when": await self._agreed(found),
        }

    async def _agreed(self, found: Handoff) -> str | None:
        """The moment that was agreed, while it has not come."""
        now = await self._s.clock.local()
        if found.snoozed_until <= now.timestamp():
            return None
        return moment(self._say, now, datetime.fromtimestamp(found.snoozed_until, ZONE))

    def _group(self, theme: str | None) -> str:
        if theme is None:
            return self._say("desk_canned_general")
        return self._s.catalogue.theme(theme, self._s.settings.organisation).name
