# SPDX-License-Identifier: EUPL-1.2
"""What the pages of the directory stand on: the library as it is now, and the house style."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.pages.guard import Guard, Worker
from bot.publishing.publisher import Publisher
from bot.services import Services
from bot.web.crosssite import FIELD
from bot.web.pages import Pages
from bot.web.site import Site
from content.editing.library import current
from content.library import Library

NOTICES = ("gelezen", "verlopen", "mislukt", "samen", "apart")


class Desk:
    """Of one installation."""

    def __init__(self, site: Site, services: Services, pages: Pages, guard: Guard) -> None:
        self.site, self.services, self.guard = site, services, guard
        self._pages = pages
        self.organisation = services.settings.organisation
        self.publisher = Publisher(services)

    async def library(self) -> Library:
        """What the files say now."""
        settings = self.services.settings
        return await run_in_threadpool(current, settings.content_base, settings.content_own)

    async def today(self) -> str:
        """YYYY-MM-DD."""
        return (await self.services.clock.local()).date().isoformat()

    def page(
        self, request: Request, worker: Worker, template: str, status: int = 200, /, **more: Any
    ) -> Response:
        """A page of the directory."""
        notice = request.query_params.get("let-op", "")
        base: dict[str, Any] = {
            "worker": worker.user,
            "field": FIELD,
            "proof": self.guard.proof(worker),
            "notice": notice if notice in NOTICES else "",
            "problem": "",
        }
        return self._pages.page(request, f"directory/{template}", status, **(base | more))


def told(where: str, notice: str) -> Response:
    """On to a page that says this."""
    return RedirectResponse(f"{where}?let-op={notice}", 303)
