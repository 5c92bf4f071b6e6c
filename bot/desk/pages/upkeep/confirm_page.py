# SPDX-License-Identifier: EUPL-1.2
"""/klopt/{token}: an organisation looks over its own entry without an account, and publishes nothing."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.services import Services
from bot.upkeep.confirmations import FIELDS, Confirmation, Confirmations, shown
from bot.web.brake import Brake
from bot.web.crosssite import FIELD, refuse_strangers, refuse_unproven, token
from bot.web.form import fields
from bot.web.pages import Pages
from bot.web.peer import peer
from bot.web.site import Site
from content.model import Contact

TRIES, HOUR_S = 60, 3_600
THANKS = "dank"


class ConfirmPage:
    """Shows the entry in plain fields; takes a yes, or what it should be."""

    def __init__(self, site: Site, services: Services, pages: Pages) -> None:
        self._site, self._pages = site, pages
        self._links, self._book = Confirmations(services), services.catalogue
        self._brake = Brake(site.redis, site.clock, site.master, "confirm", TRIES, HOUR_S)

    async def page(self, request: Request) -> Response:
        """The entry, or that the link is worth nothing any more."""
        found, contact = await self._found(request)
        return self._show(request, found, contact)

    async def told(self, request: Request) -> Response:
        """A draft for an editor, and thanks."""
        refuse_strangers(request)
        form = await fields(request)
        found, _ = await self._found(request)
        given = request.path_params["token"]
        refuse_unproven(self._site.master, given, form.get(FIELD))
        told = {name: form[name] for name in FIELDS if name in form}
        if form.get("doe") == "klopt" or not told:
            await self._links.right(found, given)
        else:
            await self._links.corrected(found, given, told)
        return RedirectResponse(f"{request.url.path}?{THANKS}=1", 303)

    async def _found(self, request: Request) -> tuple[Confirmation, Contact]:
        if not await self._brake.may_try(peer(self._site, request)):
            raise HTTPException(429)
        organisation = self._site.organisation
        found = await self._links.find(organisation, request.path_params["token"])
        contact = self._book.contact(found.contact, organisation) if found else None
        if found is None or contact is None:
            raise HTTPException(404)
        return found, contact

    def _show(self, request: Request, found: Confirmation, contact: Contact) -> Response:
        response = self._pages.page(
            request,
            "upkeep/confirm.html",
            contact=contact,
            values=shown(contact),
            here=request.url.path,
            thanks=bool(request.query_params.get(THANKS)),
            field=FIELD,
            proof=token(self._site.master, request.path_params["token"]),
        )
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response
