# SPDX-License-Identifier: EUPL-1.2
"""Signing in with a name and a password, and signing out."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.accounts.entries import failed
from bot.desk.accounts.users import TooManyTries, User
from bot.desk.pages.accounts.baggage import Baggage, home
from bot.desk.pages.accounts.passage import Passage
from bot.desk.pages.guard import PASSWORD, Guard, Worker
from bot.web.crosssite import FIELD
from bot.web.pages import Pages
from bot.web.peer import peer
from bot.web.site import Site

HERE = "/desk/inloggen"
CODE = f"{HERE}/code"
SECOND = "stap"
STATUS = {
    "": 200,
    "desk_login_wrong": 422,
    "desk_login_wait": 429,
    "desk_login_elsewhere": 403,
    "desk_login_late": 403,
    "desk_oidc_refused": 403,
    "desk_oidc_unknown": 403,
    "desk_oidc_away": 503,
}


class Login:
    """The log-in page."""

    def __init__(self, site: Site, pages: Pages, guard: Guard) -> None:
        self._site, self._pages, self._guard = site, pages, guard
        self._second = Passage(site, SECOND)

    async def page(self, request: Request) -> Response:
        """The form, or the desk for who is in already."""
        worker = await self._guard.worker(request)
        if worker:
            return RedirectResponse(home(worker.user), 303)
        return self.show(request, Baggage.packed({"naar": request.query_params.get("naar", "")}))

    async def sign_in(self, request: Request) -> Response:
        """In, on to the second step, or the form again with what went wrong."""
        form = await self._guard.posted(request, self._guard.door(request))
        baggage, name = Baggage.packed(form), form.get("naam", "")
        if not self._site.settings.password_sign_in:
            return self.show(request, baggage, "desk_login_elsewhere")
        found = await self._check(name, form.get("wachtwoord", ""), peer(self._site, request))
        if isinstance(found, str):
            failed(PASSWORD, found == "desk_login_wait")
            return self.show(request, baggage, found, name)
        if found.second:
            response = RedirectResponse(CODE, 303)
            await self._second.begin(response, baggage, name=found.name, epoch=str(found.epoch))
            return response
        response = RedirectResponse(baggage.onward(found), 303)
        await self._guard.let_in(request, response, found, baggage)
        return response

    async def sign_out(self, request: Request, worker: Worker) -> Response:
        """Out, at once."""
        await self._guard.posted(request, worker.token)
        response = RedirectResponse(HERE, 303)
        await self._guard.let_out(request, response, worker)
        return response

    async def out_already(self, _: Request) -> Response:
        """Nothing is left to sign out of."""
        return RedirectResponse(HERE, 303)

    async def asked(self, request: Request) -> Response:
        """The form, for a stranger at another address of the desk."""
        return self.show(request, Baggage.going(request))

    def show(
        self, request: Request, baggage: Baggage, problem: str = "", name: str = "", status: int = 0
    ) -> Response:
        """The form; what somebody was writing when the session ended is shown with it."""
        door = self._guard.door(request)
        response = self._pages.page(
            request,
            "desk_login.html",
            status or STATUS[problem],
            problem=problem,
            name=name,
            baggage=baggage,
            by_password=self._site.settings.password_sign_in,
            by_provider=self._site.settings.provider is not None,
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
        return user or "desk_login_wrong"
