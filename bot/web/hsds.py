# SPDX-License-Identifier: EUPL-1.2
"""The read API of the directory, in the shapes HSDS publishes: services, organisations and taxonomies."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.services import Services as Installation
from bot.web.brake import Brake
from bot.web.peer import peer
from bot.web.site import Site
from content.hsds import outgoing
from content.hsds.public import Asked, Services, organization
from content.hsds.schema import VERSION
from content.opening.hours import ZONE

MOST, A_PAGE, MOST_MINIMAL = 200, 50, 10_000
LAST_PAGE = 100_000
TRIES, MINUTE_S = 300, 60
LONGEST = 200
POSTCODE = re.compile(r"([1-9]\d{3})\s?(?:[A-Za-z]{2})?")
PROFILE = "https://docs.openreferral.org/en/latest/hsds/overview.html"
OPENAPI = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json"
KEPT = "public, max-age=300"
YES = ("true", "1", "")
Answer = Callable[[Request, Services], Any]


class BadQuestion(ValueError):
    """What is wrong with a request, in words for its program."""


class NotThere(LookupError):
    """There is nothing of this id."""


class Hsds:
    """GET only; nothing here is for workers."""

    def __init__(self, site: Site, services: Installation) -> None:
        self._site, self._services = site, services
        self._brake = Brake(site.redis, site.clock, site.master, "hsds", TRIES, MINUTE_S)

    def routes(self) -> list[Route]:
        """The addresses, none where the installation has them off."""
        if not self._services.settings.hsds:
            return []
        return [
            Route("/hsds", self._answering(_meta)),
            Route("/hsds/", self._answering(_meta)),
            Route("/hsds/services", self._answering(_services)),
            Route("/hsds/services/{id}", self._answering(_service)),
            Route("/hsds/organizations", self._answering(_organizations)),
            Route("/hsds/organizations/{id}", self._answering(_organization)),
            Route("/hsds/taxonomies", self._answering(_taxonomies)),
            Route("/hsds/taxonomies/{id}", self._answering(_taxonomy)),
            Route("/hsds/taxonomy_terms", self._answering(_terms)),
            Route("/hsds/taxonomy_terms/{id}", self._answering(_term)),
        ]

    def _answering(self, answer: Answer) -> Callable[[Request], Awaitable[Response]]:
        async def answered(request: Request) -> Response:
            if not await self._brake.may_try(peer(self._site, request)):
                return _problem(429, "Too many requests: wait a minute.", {"Retry-After": str(MINUTE_S)})
            day = datetime.fromtimestamp(await self._services.clock.now(), UTC).astimezone(ZONE).date()
            mark = self._mark(request, day)
            headers = {"ETag": mark, "Cache-Control": KEPT, "Access-Control-Allow-Origin": "*"}
            if mark in request.headers.get("if-none-match", ""):
                return Response(status_code=304, headers=headers)
            return await run_in_threadpool(self._said, request, answer, day, headers)

        return answered

    def _said(self, request: Request, answer: Answer, day: date, headers: dict[str, str]) -> Response:
        organisation = self._services.settings.organisation
        found = Services(self._services.catalogue, organisation, day.isoformat())
        try:
            return JSONResponse(answer(request, found), headers=headers)
        except BadQuestion as bad:
            return _problem(400, str(bad))
        except NotThere:
            return _problem(404, "There is nothing of this id.")

    def _mark(self, request: Request, day: date) -> str:
        """Changes with the content, with the day on which things expire, and with the question."""
        whole = f"{self._services.catalogue.version} {day} {request.url.path}?{request.url.query}"
        return f'W/"{hashlib.sha256(whole.encode()).hexdigest()[:20]}"'


def _problem(status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"error": words}, status, headers)


def _meta(_: Request, __: Services) -> Any:
    return {"version": VERSION, "profile": PROFILE, "openapi_url": OPENAPI}


def _services(request: Request, found: Services) -> Any:
    asked = _asked(request, found)
    minimal, full = _yes(request, "minimal"), _yes(request, "full")
    number, size = _paging(request, MOST_MINIMAL if minimal else MOST)
    total, offset = found.count(asked), (number - 1) * size
    if minimal:
        pairs = found.ids(asked, size, offset)
        return _page([{"id": id, "modified_date": day} for id, day in pairs], total, number, size)
    make = found.nested if full else found.flat
    return _page([make(id, one) for id, one in found.page(asked, size, offset)], total, number, size)


def _service(request: Request, found: Services) -> Any:
    one = found.one(request.path_params["id"])
    if one is None:
        raise NotThere
    return found.nested(*one)


def _organizations(request: Request, found: Services) -> Any:
    asked, (number, size) = _asked(request, found), _paging(request, MOST)
    some = found.page(asked, size, (number - 1) * size)
    return _page([organization(contact) for _, contact in some], found.count(asked), number, size)


def _organization(request: Request, found: Services) -> Any:
    some = found.page(Asked(provider=request.path_params["id"]), 1, 0)
    if not some:
        raise NotThere
    return organization(some[0][1])


def _taxonomies(request: Request, _: Services) -> Any:
    return _listed(request, [outgoing.taxonomy()])


def _taxonomy(request: Request, _: Services) -> Any:
    return _of_id(request, [outgoing.taxonomy()])


def _terms(request: Request, found: Services) -> Any:
    ours = request.query_params.get("taxonomy_id", outgoing.TAXONOMY) == outgoing.TAXONOMY
    return _listed(request, found.terms() if ours else [])


def _term(request: Request, found: Services) -> Any:
    return _of_id(request, found.terms())


def _listed(request: Request, things: list[dict[str, Any]]) -> Any:
    number, size = _paging(request, MOST)
    return _page(things[(number - 1) * size : number * size], len(things), number, size)


def _of_id(request: Request, things: list[dict[str, Any]]) -> Any:
    for thing in things:
        if thing["id"] == request.path_params["id"]:
            return thing
    raise NotThere


def _page(contents: list[dict[str, Any]], total: int, number: int, size: int) -> dict[str, Any]:
    pages = -(-total // size)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": contents,
    }


def _paging(request: Request, most: int) -> tuple[int, int]:
    number = _whole(request, "page", 1, LAST_PAGE)
    return number, _whole(request, "per_page", most if most == MOST_MINIMAL else A_PAGE, most)


def _whole(request: Request, name: str, default: int, most: int) -> int:
    text = request.query_params.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(most)) and 1 <= int(text) <= most):
        raise BadQuestion(f"{name} must be a whole number from 1 to {most}.")
    return int(text)


def _yes(request: Request, name: str) -> bool:
    return request.query_params.get(name, "false").lower() in YES


def _asked(request: Request, found: Services) -> Asked:
    said = {name: value[:LONGEST] for name, value in request.query_params.items()}
    if said.get("taxonomy_id") not in (None, outgoing.TAXONOMY):
        raise BadQuestion("taxonomy_id is of no taxonomy here: see /hsds/taxonomies.")
    term = said.get("taxonomy_term_id") or said.get("theme") or ""
    theme = found.theme_of(term) if term else ""
    if theme is None:
        raise BadQuestion("taxonomy_term_id is of no term here: see /hsds/taxonomy_terms.")
    return Asked(
        search=said.get("search", "").strip(),
        theme=theme,
        municipality=_municipality(said, found),
        provider=said.get("organization_id", ""),
        changed=_day(said.get("modified_after", "")),
    )


def _municipality(said: dict[str, str], found: Services) -> str:
    if said.get("municipality"):
        return said["municipality"].upper()
    text = said.get("postcode", "").strip()
    if not text:
        return ""
    match = POSTCODE.fullmatch(text)
    code = found.at_postcode(match[1]) if match else None
    if code is None:
        raise BadQuestion("postcode must be a Dutch postcode, such as 1211 BX or 1211.")
    return code


def _day(text: str) -> str:
    try:
        return datetime.fromisoformat(text).date().isoformat() if text else ""
    except ValueError:
        raise BadQuestion("modified_after must be a date, such as 2026-11-22.") from None
