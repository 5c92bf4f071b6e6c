# SPDX-License-Identifier: EUPL-1.2
"""Activities for other programs: one as .ics for a resident's calendar, all as schema.org Events."""

from __future__ import annotations

import json
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.agenda import jsonld
from bot.agenda.calendar_file import NAME, CalendarFiles
from bot.services import Services
from bot.web.braked import braked
from bot.web.site import Site
from content.activities import listing
from content.activities.finder import by_id
from content.activities.model import Activity
from content.catalogue import UnknownText

JSON_LD = "application/ld+json"
PAGE = 200


class Activities:
    """The addresses."""

    def __init__(self, site: Site, services: Services) -> None:
        self._web, self._s, self._files = site, services, CalendarFiles(services)

    def routes(self) -> list[BaseRoute]:
        """One and all."""
        found = {
            "/activiteit/{id}.ics": self._calendar,
            "/activiteit/{id}.jsonld": self._one,
            "/activiteiten.jsonld": self._all,
        }
        return [Route(address, braked(self._web, answer)) for address, answer in found.items()]

    async def _calendar(self, request: Request) -> Response:
        body = await self._files.of(request.path_params["id"])
        if body is None:
            raise HTTPException(404)
        headers = {"Content-Disposition": f'attachment; filename="{NAME}"'}
        return Response(body, media_type="text/calendar; charset=utf-8", headers=headers)

    async def _one(self, request: Request) -> Response:
        told = await self._event(self._found(request), request)
        if told is None:
            raise HTTPException(404)
        return _json({"@context": jsonld.CONTEXT, **told})

    async def _all(self, request: Request) -> Response:
        asked = request.query_params.get("page", "1")
        page = int(asked) if asked.isdecimal() and len(asked) < 7 else 0
        if page < 1:
            raise HTTPException(404)
        organisation = self._s.settings.organisation
        found = listing.page(self._s.catalogue, organisation, (page - 1) * PAGE, PAGE + 1)
        events = [told for one in found[:PAGE] if (told := await self._event(one, request))]
        items = [{"@type": "ListItem", "item": told} for told in events]
        listed: dict[str, Any] = {"@context": jsonld.CONTEXT, "@type": "ItemList", "itemListElement": items}
        if len(found) > PAGE:
            listed["nextPage"] = f"{self._site(request)}/activiteiten.jsonld?page={page + 1}"
        return _json(listed)

    async def _event(self, activity: Activity, request: Request) -> dict[str, Any] | None:
        today = (await self._s.clock.local()).date()
        address = f"{self._site(request)}/activiteit/{activity.id}.jsonld"
        return jsonld.event(activity, today, self._town(activity), address)

    def _found(self, request: Request) -> Activity:
        found = by_id(self._s.catalogue, request.path_params["id"], self._s.settings.organisation)
        if found is None:
            raise HTTPException(404)
        return found

    def _town(self, activity: Activity) -> str:
        try:
            return self._s.catalogue.municipality(activity.municipality).name
        except UnknownText:
            return ""

    def _site(self, request: Request) -> str:
        return self._s.settings.public_url or str(request.base_url).rstrip("/")


def _json(value: Any) -> Response:
    return Response(json.dumps(value, ensure_ascii=False), media_type=JSON_LD)
