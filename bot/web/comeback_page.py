# SPDX-License-Identifier: EUPL-1.2
"""The page where a come-back code is typed."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.web.comeback import ComeBack, TooManyTries
from bot.web.crosssite import refuse_strangers
from bot.web.form import fields
from bot.web.pages import Pages
from bot.web.peer import peer
from bot.web.site import Site
from bot.web.visitors import Visitors

LONGEST = 100


class ComeBackPage:
    """Shows the form, and restores the session when the code fits."""

    def __init__(self, site: Site, pages: Pages) -> None:
        self._site, self._pages, self._codes, self._visitors = site, pages, ComeBack(site), Visitors(site)

    async def page(self, request: Request) -> Response:
        """The form."""
        return self._pages.page(request, "comeback.html", problem="")

    async def try_code(self, request: Request) -> Response:
        """Back to the conversation, or the form again with what went wrong."""
        refuse_strangers(request)
        typed = (await fields(request)).get("code", "")[:LONGEST]
        try:
            address = await self._codes.find(typed, peer(self._site, request))
        except TooManyTries:
            return self._pages.page(request, "comeback.html", 429, problem="web_code_wait")
        if address is None:
            return self._pages.page(request, "comeback.html", 422, problem="web_code_wrong")
        response = RedirectResponse("/#laatste", 303)
        self._visitors.remember(response, await self._visitors.come_back(address))
        return response
