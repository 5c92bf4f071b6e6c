# SPDX-License-Identifier: EUPL-1.2
"""/desk/uitnodiging: where a link leads by which somebody sets a first or a new password."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.accounts.administration import LONGEST_FIRST_NAME
from bot.desk.accounts.invitations import Invitation, Invitations
from bot.desk.accounts.passwords import strong
from bot.desk.accounts.trail import Trail
from bot.desk.pages.door import SET_UP
from bot.desk.pages.guard import Guard
from bot.web.crosssite import FIELD
from bot.web.pages import Pages
from bot.web.site import Site


class InvitePage:
    """Shows whom a link is for, and lets them in when a password is set."""

    def __init__(self, site: Site, pages: Pages, guard: Guard, invitations: Invitations) -> None:
        self._site, self._pages, self._guard = site, pages, guard
        self._invitations, self._trail = invitations, Trail(site.redis, site.clock)

    async def page(self, request: Request) -> Response:
        """The form, or that the link is worth nothing any more."""
        found = await self._found(request)
        return self._show(request, found) if found else await self._gone(request)

    async def accept(self, request: Request) -> Response:
        """In, on the way to the second factor; or the form again with what went wrong."""
        form = await self._guard.posted(request, self._guard.door(request))
        found = await self._found(request)
        if found is None:
            return await self._gone(request)
        password, first = form.get("nieuw", ""), form.get("voornaam", "").strip()[:LONGEST_FIRST_NAME]
        if not strong(password):
            return self._show(request, found, "desk_account_password_weak", first)
        if password != form.get("nogmaals"):
            return self._show(request, found, "desk_account_password_twice", first)
        user = await self._invitations.accept(request.path_params["token"], found, first, password)
        if user is None:
            return await self._gone(request)
        await self._trail.note(user.organisation, user.name, "account_accept", user.name)
        response = RedirectResponse(SET_UP, 303)
        await self._guard.let_in(request, response, user)
        return response

    async def _found(self, request: Request) -> Invitation | None:
        if not self._site.settings.password_sign_in:
            return None
        return await self._invitations.find(self._site.organisation, request.path_params["token"])

    def _show(self, request: Request, found: Invitation, problem: str = "", first: str = "") -> Response:
        door = self._guard.door(request)
        response = self._pages.page(
            request,
            "desk_invite.html",
            422 if problem else 200,
            problem=problem,
            user=found.user,
            first_name=first or found.user.first_name,
            here=request.url.path,
            field=FIELD,
            proof=self._guard.door_proof(door),
        )
        self._guard.mark(response, door)
        return response

    async def _gone(self, request: Request) -> Response:
        if await self._guard.worker(request):
            # The same form sent twice: the first one let them in.
            return RedirectResponse(SET_UP, 303)
        return self._pages.page(request, "desk_invite_gone.html", 404)
