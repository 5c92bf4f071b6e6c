# SPDX-License-Identifier: EUPL-1.2
"""/desk/account: one's own password, second factor and sessions."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.accounts.passwords import strong
from bot.desk.accounts.powers import MANAGES
from bot.desk.accounts.second_factor import SecondFactor
from bot.desk.accounts.trail import Trail
from bot.desk.accounts.users import READS_CONVERSATIONS, TooManyTries
from bot.desk.pages.accounts.baggage import ACCOUNT
from bot.desk.pages.guard import Guard, Worker
from bot.web.crosssite import FIELD
from bot.web.pages import Pages
from bot.web.peer import peer
from bot.web.site import Site

NOTICES = frozenset({"password", "second_on", "second_off", "session"})


@dataclass(frozen=True)
class Open:
    """One of somebody's sessions, as the page shows it."""

    mark: str
    began: float
    used: float
    here: bool


class AccountPage:
    """What everybody may do with their own account."""

    def __init__(self, site: Site, pages: Pages, guard: Guard, second: SecondFactor) -> None:
        self._site, self._pages, self._guard, self._second = site, pages, guard, second
        self._trail = Trail(site.redis, site.clock)

    async def page(self, request: Request, worker: Worker) -> Response:
        """Everything of one's own."""
        return await self._show(request, worker)

    async def password(self, request: Request, worker: Worker) -> Response:
        """Another password: every other session ends, this one gets a new token."""
        form = await self._guard.posted(request, worker.token)
        problem = await self._wrong(request, worker, form)
        if problem:
            return await self._show(request, worker, problem, 429 if problem == "desk_login_wait" else 422)
        user = await self._site.users.change_password(worker.user, form["nieuw"])
        response = RedirectResponse(f"{ACCOUNT}?let-op=password", 303)
        if user:
            await self._trail.note(user.organisation, user.name, "account_password", user.name)
            await self._guard.let_in(request, response, user, how=worker.session.get("how", ""))
        return response

    async def end_session(self, request: Request, worker: Worker) -> Response:
        """End one of one's other sessions."""
        form = await self._guard.posted(request, worker.token)
        if not self._guard.is_here(worker, form.get("welke", "")):
            await self._guard.end_session(worker, form.get("welke", ""))
        return RedirectResponse(f"{ACCOUNT}?let-op=session", 303)

    async def _wrong(self, request: Request, worker: Worker, form: dict[str, str]) -> str:
        new = form.get("nieuw", "")
        if not strong(new):
            return "desk_account_password_weak"
        if new != form.get("nogmaals"):
            return "desk_account_password_twice"
        where = peer(self._site, request)
        try:
            user = worker.user
            old = form.get("oud", "")
            right = await self._site.users.sign_in(user.organisation, user.name, old, where)
        except TooManyTries:
            return "desk_login_wait"
        return "" if right else "desk_account_password_wrong"

    async def _show(self, request: Request, worker: Worker, problem: str = "", status: int = 200) -> Response:
        notice, user = request.query_params.get("let-op", ""), worker.user
        return self._pages.page(
            request,
            "desk_account.html",
            status,
            worker=user,
            problem=problem,
            notice=notice if notice in NOTICES and not problem else "",
            sessions=await self._sessions(worker),
            codes_left=await self._second.codes_left(user),
            required=self._site.settings.second_factor_required,
            by_password=self._site.settings.password_sign_in,
            manages=user.role in MANAGES,
            reads=user.role in READS_CONVERSATIONS,
            field=FIELD,
            proof=self._guard.proof(worker),
        )

    async def _sessions(self, worker: Worker) -> list[Open]:
        found = await self._guard.sessions(worker)
        return [
            Open(
                one.mark,
                float(one.fields["began"]),
                float(one.fields["used"]),
                self._guard.is_here(worker, one.mark),
            )
            for one in found
        ]
