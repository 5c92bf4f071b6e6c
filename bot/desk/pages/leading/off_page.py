# SPDX-License-Identifier: EUPL-1.2
"""The off-switch at the desk: closing Omzien with a reason, and opening it again."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.leading.off_switch import OffSwitch
from bot.desk.pages.guard import Guard, Worker
from bot.desk.pages.leading.off_banner import OffBanner
from bot.web.crosssite import FIELD
from bot.web.form import plain
from bot.web.pages import Pages
from bot.web.site import Site

HERE = "/desk/uit"
MOST_REASON = 200


class OffPage:
    """For coordinators and operators."""

    def __init__(self, site: Site, pages: Pages, guard: Guard) -> None:
        self._site, self._pages, self._guard = site, pages, guard
        self._switch, self._banner = OffSwitch(site.redis, site.clock), OffBanner(site)

    async def page(self, request: Request, worker: Worker) -> Response:
        """How it stands, and the form that changes it."""
        return await self._show(request, worker)

    async def off(self, request: Request, worker: Worker) -> Response:
        """Close Omzien; it needs a reason."""
        form = await self._guard.posted(request, worker.token)
        reason = " ".join(plain(form.get("reden", "")).split())[:MOST_REASON]
        if not reason:
            return await self._show(request, worker, "desk_off_why")
        await self._switch.off(worker.user.organisation, worker.user.name, reason)
        return RedirectResponse(HERE, 303)

    async def on(self, request: Request, worker: Worker) -> Response:
        """Open it again."""
        await self._guard.posted(request, worker.token)
        await self._switch.on(worker.user.organisation, worker.user.name)
        return RedirectResponse(HERE, 303)

    async def _show(self, request: Request, worker: Worker, problem: str = "") -> Response:
        return self._pages.page(
            request,
            "desk_off.html",
            422 if problem else 200,
            worker=worker.user,
            off=await self._banner.words(),
            problem=problem,
            most=MOST_REASON,
            field=FIELD,
            proof=self._guard.proof(worker),
        )
