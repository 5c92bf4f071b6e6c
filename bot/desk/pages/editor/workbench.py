# SPDX-License-Identifier: EUPL-1.2
"""What every page of the editor stands on: the shelf, what things are called, and the house style."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.pages.editor.names import Names
from bot.desk.pages.editor.wording import Wording
from bot.desk.pages.guard import Guard, Worker
from bot.services import Services
from bot.web.crosssite import FIELD
from bot.web.pages import Pages
from bot.web.site import Site
from content.editing.change import kind_of
from content.editing.shelf import Shelf
from content.entry import Kind

HERE = "/desk/redactie"


class Workbench:
    """Of one installation."""

    def __init__(self, site: Site, services: Services, pages: Pages, guard: Guard) -> None:
        self.site, self.services, self._pages, self.guard = site, services, pages, guard
        self.organisation = site.organisation
        settings = services.settings
        self.overlay = settings.content_own
        self.shelf = Shelf(settings.content_base, self.overlay, self.organisation)
        self.words = Wording(services.catalogue, self.organisation, settings.form)

    @property
    def names(self) -> Names:
        """What things are called now."""
        return Names(self.services.catalogue, self.organisation, self.services.settings.form)

    def page(
        self, request: Request, worker: Worker, template: str, status: int = 200, /, **context: Any
    ) -> Response:
        """A page of the editor."""
        base = {"worker": worker.user, "field": FIELD, "proof": self.guard.proof(worker)}
        return self._pages.page(request, f"editor/{template}", status, **base, **context)

    def part(self, template: str, **context: Any) -> str:
        """A piece of such a page."""
        return self._pages.part(f"editor/{template}", **context)

    def kind(self, request: Request) -> Kind:
        """The kind in the address; 404 where there is none."""
        try:
            return kind_of(request.path_params["kind"])
        except ValueError:
            raise HTTPException(404) from None

    async def people(self) -> dict[str, str]:
        """First names by name."""
        everybody = await self.site.users.everybody(self.organisation)
        return {user.name: user.first_name for user in everybody}


def address(kind: str, key: str) -> str:
    """Where an entry is changed."""
    return f"{HERE}/stuk/{kind}/{key}"


def told(notice: str, where: str = HERE) -> Response:
    """On to a page that says this."""
    return RedirectResponse(f"{where}?let-op={notice}", 303)
