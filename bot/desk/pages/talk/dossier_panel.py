# SPDX-License-Identifier: EUPL-1.2
"""The summary as plain text for an organisation's dossier system: one click with a script, two without."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.desk.accounts.access import may_read
from bot.desk.handover import Handoff
from bot.desk.pages.guard import Guard, Worker
from bot.desk.pages.talk.conversation_view import ref_of
from bot.desk.pages.talk.panel import Move, Owner, Where
from bot.desk.tools.dossier import Dossier
from bot.services import Services
from bot.web.crosssite import FIELD
from bot.web.form import fresh_id, message_id, wants_data
from bot.web.pages import Pages
from bot.web.site import Site

MOST_FIELDS = 60
CHOSEN = "regel-"


class DossierPanel:
    """Under the summary, for who has the conversation and after it was closed."""

    name = "dossier"
    where: Where = "side"
    live = False
    template = "desk_dossier.html"
    forms: Mapping[str, Move] = {}

    def __init__(self, site: Site, services: Services) -> None:
        self._dossier = Dossier(services, site.text)

    def shown(self, found: Handoff, owner: Owner) -> bool:
        """Not to who only looks: it is the work of who has it."""
        return owner in ("mine", "over")

    async def context(self, worker: Worker, found: Handoff) -> dict[str, Any]:
        """Every line, and the text of them all."""
        lines = await self._dossier.lines(found)
        return {
            "lines": [(line, self._dossier.one(line)) for line in lines],
            "first": self._dossier.text(found, lines, ()),
            "whole": self._dossier.text(found, lines),
            "once": fresh_id(),
        }


class DossierPage:
    """What the panel's form leads to: the text of the lines that were chosen, written down as copied."""

    def __init__(self, site: Site, services: Services, pages: Pages, guard: Guard) -> None:
        self._site, self._pages, self._guard = site, pages, guard
        self._dossier = Dossier(services, site.text)

    async def made(self, request: Request, worker: Worker) -> Response:
        """The text, to be selected and copied; a script has done that already."""
        form = await self._guard.posted(request, worker.token, MOST_FIELDS)
        ref = ref_of(request, worker)
        found = await self._site.desk.handoff(ref)
        if found is None or not may_read(worker.user, found.team):
            raise HTTPException(404)
        chosen = {name.removeprefix(CHOSEN) for name in form if name.startswith(CHOSEN)}
        once = message_id(form.get("move_id", ""), "copied", " ".join(sorted(chosen)))
        moved = await self._dossier.copied(ref, worker.user.name, once)
        if not moved:
            raise HTTPException(409)
        if wants_data(request):
            return JSONResponse({"copied": True})
        text = self._dossier.text(found, await self._dossier.lines(found), chosen)
        return self._pages.page(
            request,
            "desk_dossier_text.html",
            worker=worker.user,
            found=found,
            whole=text,
            field=FIELD,
            proof=self._guard.proof(worker),
        )
