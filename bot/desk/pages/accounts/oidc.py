# SPDX-License-Identifier: EUPL-1.2
"""/desk/oidc: out to a provider of sign-ins, and back."""

from __future__ import annotations

import hmac
from functools import cached_property
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.accounts.entries import failed
from bot.desk.pages.accounts.baggage import Baggage
from bot.desk.pages.accounts.login import Login
from bot.desk.pages.accounts.passage import Passage, Step
from bot.desk.pages.guard import PROVIDER, Guard
from bot.web.pages import Pages
from bot.web.site import Site

if TYPE_CHECKING:
    from bot.desk.accounts.oidc import Oidc

HERE = "/desk/oidc"
BACK = f"{HERE}/terug"
AWAY, REFUSED, UNKNOWN = "desk_oidc_away", "desk_oidc_refused", "desk_oidc_unknown"


class OidcPage:
    """Signing in elsewhere; the account must be there already."""

    def __init__(self, site: Site, pages: Pages, guard: Guard, login: Login) -> None:
        self._site, self._pages, self._guard, self._login = site, pages, guard, login
        self._passage = Passage(site, "oidc")

    async def go(self, request: Request) -> Response:
        """A page that sends the browser on."""
        from bot.desk.accounts.oidc import ProviderAway

        oidc = self._oidc
        baggage = Baggage.packed(await self._guard.posted(request, self._guard.door(request)))
        try:
            asked = await oidc.ask(self._back(request))
        except ProviderAway:
            return self._login.show(request, baggage, AWAY)
        # Not a redirect: browsers hold the whole way of a form to form-action, and a provider has many hosts.
        response = self._pages.page(request, "desk_oidc.html", url=asked.url)
        kept = {"state": asked.state, "nonce": asked.nonce, "verifier": asked.verifier}
        await self._passage.begin(response, baggage, **kept)
        return response

    async def back(self, request: Request) -> Response:
        """In, or the log-in page with what went wrong; what was being written comes along."""
        from bot.desk.accounts.oidc import NotProven, ProviderAway

        oidc, step = self._oidc, await self._passage.of(request)
        if step is None or not _same(request.query_params.get("state", ""), step.fields["state"]):
            failed(PROVIDER)
            return self._login.show(request, step.baggage if step else Baggage(), REFUSED)
        code = request.query_params.get("code", "")
        if not code:
            return await self._again(request, step, REFUSED)
        try:
            called = await oidc.who(self._back(request), code, step.fields["nonce"], step.fields["verifier"])
        except ProviderAway:
            return await self._again(request, step, AWAY)
        except NotProven:
            return await self._again(request, step, REFUSED)
        user = await self._site.users.by_provider(self._site.organisation, called)
        if user is None:
            return await self._again(request, step, UNKNOWN)
        response = RedirectResponse(step.baggage.onward(user), 303)
        await self._passage.end(response, step)
        await self._guard.let_in(request, response, user, step.baggage, PROVIDER)
        return response

    async def _again(self, request: Request, step: Step, problem: str) -> Response:
        """The log-in page; a code or state is never good for a second try."""
        failed(PROVIDER)
        response = self._login.show(request, step.baggage, problem)
        await self._passage.end(response, step)
        return response

    @cached_property
    def _oidc(self) -> Oidc:
        from bot.desk.accounts.oidc import Oidc

        provider = self._site.settings.provider
        if provider is None:
            raise HTTPException(404)
        return Oidc(provider, self._site.clock)

    def _back(self, request: Request) -> str:
        return (self._site.settings.public_url or str(request.base_url).rstrip("/")) + BACK


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
