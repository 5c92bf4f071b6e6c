# SPDX-License-Identifier: EUPL-1.2
"""Who is blocked and until when, by pseudonym; a coordinator can lift it."""

from __future__ import annotations

from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.pages.guard import Guard, Worker
from bot.desk.pages.talk.conversation_view import ref_of
from bot.desk.teams.block import Blocks
from bot.services import Services
from bot.web.crosssite import FIELD
from bot.web.pages import Pages
from bot.web.site import Site
from content.opening.when import moment
from store.clock import ZONE

HERE = "/desk/geblokkeerd"


class BlockedPage:
    """For coordinators."""

    def __init__(self, site: Site, services: Services, pages: Pages, guard: Guard) -> None:
        self._site, self._pages, self._guard = site, pages, guard
        self._blocks = Blocks(services)

    async def page(self, request: Request, worker: Worker) -> Response:
        """Everyone who is blocked now."""
        now = await self._site.clock.local()
        found = await self._blocks.all(worker.user.organisation)
        until = {b.ref: moment(self._site.text, now, datetime.fromtimestamp(b.until, ZONE)) for b in found}
        return self._pages.page(
            request,
            "desk_blocked.html",
            worker=worker.user,
            blocked=[(one, until[one.ref]) for one in found],
            lifted="opgeheven" in request.query_params,
            here=HERE,
            field=FIELD,
            proof=self._guard.proof(worker),
        )

    async def lift(self, request: Request, worker: Worker) -> Response:
        """End one; that it ended already is all right too."""
        await self._guard.posted(request, worker.token)
        await self._blocks.lift(ref_of(request, worker), worker.user.name)
        return RedirectResponse(f"{HERE}?opgeheven", 303)
