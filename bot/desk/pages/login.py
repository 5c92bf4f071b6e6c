# SPDX-License-Identifier: EUPL-1.2
"""Signing in and out."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.pages.guard import Guard
from bot.desk.users import READS_CONVERSATIONS, TooManyTries, User
from bot.web.crosssite import FIELD
from bot.web.pages import Pages
from bot.web.peer import peer
from bot.web.site import Site

HOME = "/desk"
_OURS = re.compile(r"/desk(/gesprek/[0-9a-f]{32})?")
STATUS = {"": 200, "desk_login_wrong": 422, "desk_login_wait": 429, "desk_login_role": 403}


class Login:
    """The log-in page."""

    def __init__(self, site: Site, pages: Pages, guard: Guard) -> None:
        self._site, self._pages, self._guard = site, pages, guard

    async def page(self, request: Request) -> Response:
        """The form, or the desk for who is in already."""
        if await self._guard.worker(request):
            return RedirectResponse(HOME, 303)
        return self.show(request, request.query_params.get("naar", ""))

    async def sign_in(self, request: Request) -> Response:
        """In, or the form again with what went wrong."""
        form = await self._guard.posted(request, self._guard.door(request))
        target, name = form.get("naar", ""), form.get("naam", "")
        found = await self._check(name, form.get("wachtwoord", ""), peer(self._site, request))
        if isinstance(found, str):
            return self.show(request, target, found, name)
        response = RedirectResponse(target if _OURS.fullmatch(target) else HOME, 303)
        await self._guard.let_in(request, response, found)
        return response

    async def sign_out(self, request: Request) -> Response:
        """Out, at once."""
        worker = await self._guard.worker(request)
        response = RedirectResponse(f"{HOME}/inloggen", 303)
        if worker:
            await self._guard.posted(request, worker.token)
            await self._guard.let_out(request, response, worker)
        return response

    async def asked(self, request: Request) -> Response:
        """The form, for a stranger at another address of the desk."""
        return self.show(request, request.url.path)

    def show(
        self,
        request: Request,
        target: str,
        problem: str = "",
        name: str = "",
        draft: str = "",
        status: int = 0,
    ) -> Response:
        """The form; a draft somebody was writing when the session ended is shown with it."""
        door = self._guard.door(request)
        response = self._pages.page(
            request,
            "desk_login.html",
            status or STATUS[problem],
            problem=problem,
            name=name,
            target=target if _OURS.fullmatch(target) else "",
            draft=draft,
            field=FIELD,
            proof=self._guard.door_proof(door),
        )
        self._guard.mark(response, door)
        return response

    async def _check(self, name: str, password: str, where: str) -> User | str:
        """Who this is, or the text that says why not."""
        try:
            user = await self._site.users.sign_in(self._site.organisation, name, password, where)
        except TooManyTries:
            return "desk_login_wait"
        if user is None:
            return "desk_login_wrong"
        return user if user.role in READS_CONVERSATIONS else "desk_login_role"
