# SPDX-License-Identifier: EUPL-1.2
"""Every page and where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from bot.desk.pages.routes import desk_routes
from bot.web.about import ADDRESS as ADDRESS_OF_ABOUT
from bot.web.about import AboutPage
from bot.web.activities import Activities
from bot.web.braked import braked
from bot.web.chat import Chat
from bot.web.comeback_page import ComeBackPage
from bot.web.errors import KindErrors, LastResort
from bot.web.headers import SecurityHeaders
from bot.web.hsds import Hsds
from bot.web.pages import STATIC, Pages
from bot.web.site import Site
from bot.web.stylesheet import Stylesheet
from bot.web.theme import ADDRESS


class Unchanging(StaticFiles):
    """Static files; browsers keep for good what has its mark in its address."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file."""
        response = await super().get_response(path, scope)
        kept = scope["query_string"].startswith(b"v=")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if kept else "no-cache"
        return response


def routes(site: Site) -> list[BaseRoute]:
    """The chat page, the desk and what they are dressed in."""
    pages = Pages(site)
    chat, come_back = Chat(site, pages), ComeBackPage(site, pages)
    return [
        Route("/", chat.page),
        Route("/bericht", chat.say, methods=["POST"]),
        Route("/berichten", chat.news),
        Route("/stroom", chat.stream),
        Route("/typt", chat.typed, methods=["POST"]),
        Route("/weg", chat.leave, methods=["POST"]),
        Route("/terug", come_back.page),
        Route("/terug", come_back.try_code, methods=["POST"]),
        *_told(site, pages),
        *desk_routes(site, pages),
        *(Hsds(site, site.services).routes() if site.services else []),
        Route(ADDRESS, Stylesheet(site).answer),
        Mount("/static", Unchanging(directory=STATIC), name="static"),
    ]


def _told(site: Site, pages: Pages) -> list[BaseRoute]:
    """What anybody may read of this Omzien, and programs of its activities."""
    if not site.services:
        return []
    about = AboutPage(site, site.services, pages)
    return [Route(ADDRESS_OF_ABOUT, braked(site, about.page)), *Activities(site, site.services).routes()]


def middleware(site: Site) -> Sequence[Middleware]:
    """What the app puts around every route."""
    return [
        Middleware(SecurityHeaders, secure=site.secure),
        Middleware(LastResort, errors=KindErrors(Pages(site))),
    ]


def exception_handlers(site: Site) -> Mapping[Any, Any]:
    """What the app does with a refusal."""
    return {HTTPException: KindErrors(Pages(site)).refused}
