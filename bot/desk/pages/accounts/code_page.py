# SPDX-License-Identifier: EUPL-1.2
"""The second step of signing in: a code of the app, or a recovery code."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.accounts.entries import CODE, failed
from bot.desk.accounts.second_factor import SecondFactor
from bot.desk.accounts.users import TooManyTries, User
from bot.desk.pages.accounts.baggage import Baggage
from bot.desk.pages.accounts.login import HERE, SECOND, Login
from bot.desk.pages.accounts.passage import Passage, Step
from bot.desk.pages.guard import Guard
from bot.web.crosssite import FIELD, token
from bot.web.pages import Pages
from bot.web.site import Site


class CodePage:
    """Asks for the code of who gave the right password."""

    def __init__(self, site: Site, pages: Pages, guard: Guard, login: Login, second: SecondFactor) -> None:
        self._site, self._pages, self._guard, self._login = site, pages, guard, login
        self._factor, self._passage = second, Passage(site, SECOND)

    async def page(self, request: Request) -> Response:
        """The form; from the start for who took too long."""
        step = await self._passage.of(request)
        if step is None or await self._user(step) is None:
            return RedirectResponse(HERE, 303)
        return self._show(request, step)

    async def check(self, request: Request) -> Response:
        """In, or the form again with what went wrong."""
        step = await self._passage.of(request)
        user = await self._user(step) if step else None
        if step is None or user is None:
            late = not await self._guard.worker(request)
            return self._login.show(request, Baggage(), "desk_login_late") if late else _in()
        form = await self._guard.posted(request, step.token)
        try:
            right = await self._factor.passes(user, form.get("code", ""))
        except TooManyTries:
            failed(CODE, braked=True)
            return self._show(request, step, "desk_login_wait", 429)
        if not right:
            failed(CODE)
            return self._show(request, step, "desk_code_wrong", 422)
        response = RedirectResponse(step.baggage.onward(user), 303)
        await self._passage.end(response, step)
        await self._guard.let_in(request, response, user, step.baggage)
        return response

    async def _user(self, step: Step) -> User | None:
        """Who it is, unless something was changed since the password."""
        user = await self._site.users.get(self._site.organisation, step.fields["name"])
        return user if user and str(user.epoch) == step.fields["epoch"] and user.second else None

    def _show(self, request: Request, step: Step, problem: str = "", status: int = 200) -> Response:
        return self._pages.page(
            request,
            "desk_code.html",
            status,
            problem=problem,
            baggage=step.baggage,
            field=FIELD,
            proof=token(self._site.master, step.token),
        )


def _in() -> Response:
    return RedirectResponse(HERE, 303)
