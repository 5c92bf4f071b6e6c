# SPDX-License-Identifier: EUPL-1.2
"""/desk/accounts: everybody with an account, and what may be done about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.accounts.administration import Administration, new_user
from bot.desk.accounts.powers import MANAGES, may_manage
from bot.desk.accounts.users import User, folded
from bot.desk.pages.guard import Guard, Worker
from bot.desk.teams.teams import Team, Teams
from bot.web.crosssite import FIELD
from bot.web.form import fresh_id
from bot.web.pages import Pages
from bot.web.site import Site

HERE = "/desk/accounts"
LINK = "link"
MANY_FIELDS = 300
NOTICES = frozenset({"disabled", "enabled", "renamed", "placed", "invited"})
Form = dict[str, str]
Do = Callable[[Worker, User, Form], Awaitable[str]]


@dataclass(frozen=True)
class Line:
    """Somebody, as the page shows them."""

    user: User
    teams: tuple[str, ...]
    mine: bool
    manageable: bool


class AccountsPage:
    """The accounts of one organisation."""

    def __init__(self, site: Site, pages: Pages, guard: Guard, administration: Administration) -> None:
        self._site, self._pages, self._guard = site, pages, guard
        self._administration, self._teams = administration, Teams(site.redis)
        self.forms: dict[str, tuple[Do, str]] = {
            "link": (self._link, ""),
            "uit": (self._off, "disabled"),
            "aan": (self._on, "enabled"),
            "naam": (self._name, "renamed"),
            "rol": (self._role, "placed"),
        }

    async def page(self, request: Request, worker: Worker) -> Response:
        """The list, with a link that was just made."""
        return await self._show(request, worker)

    async def invite(self, request: Request, worker: Worker) -> Response:
        """A new account and its link."""
        form = await self._guard.posted(request, worker.token, MANY_FIELDS)
        teams = await self._chosen(worker, form)
        new = new_user(
            worker.user.organisation,
            form.get("naam", ""),
            form.get("voornaam", ""),
            form.get("rol", ""),
            teams,
        )
        new = replace(new, sso=folded(form.get("sso", "")))
        problem, token = await self._administration.invite(worker.user, new, form.get("id", ""))
        if problem:
            return await self._show(request, worker, problem, form)
        await self._keep_link(worker, new, token)
        return RedirectResponse(f"{HERE}?let-op=invited", 303)

    async def put_away(self, request: Request, worker: Worker) -> Response:
        """The link was copied: it is shown no more."""
        await self._guard.posted(request, worker.token)
        await self._guard.put(worker, LINK, None)
        return RedirectResponse(HERE, 303)

    def doing(self, word: str) -> Callable[[Request, Worker], Awaitable[Response]]:
        """What a form about somebody does."""
        do, notice = self.forms[word]

        async def handle(request: Request, worker: Worker) -> Response:
            form = await self._guard.posted(request, worker.token, MANY_FIELDS)
            user = await self._site.users.known(worker.user.organisation, form.get("wie", ""))
            if user is None:
                raise HTTPException(404)
            problem = await do(worker, user, form)
            if problem:
                return await self._show(request, worker, problem)
            return RedirectResponse(f"{HERE}?let-op={notice}" if notice else HERE, 303)

        return handle

    async def _link(self, worker: Worker, user: User, _: Form) -> str:
        problem, token = await self._administration.reset(worker.user, user)
        await self._keep_link(worker, user, token)
        return problem

    async def _off(self, worker: Worker, user: User, _: Form) -> str:
        return await self._administration.disable(worker.user, user)

    async def _on(self, worker: Worker, user: User, _: Form) -> str:
        return await self._administration.enable(worker.user, user)

    async def _name(self, worker: Worker, user: User, form: Form) -> str:
        return await self._administration.rename(worker.user, user, form.get("voornaam", ""))

    async def _role(self, worker: Worker, user: User, form: Form) -> str:
        teams = await self._chosen(worker, form)
        return await self._administration.place(
            worker.user, user, form.get("rol", ""), teams, form.get("sso", "")
        )

    async def _keep_link(self, worker: Worker, user: User, token: str) -> None:
        if token and self._site.settings.password_sign_in:
            await self._guard.put(worker, LINK, [user.name, token])

    async def _chosen(self, worker: Worker, form: Form) -> tuple[str, ...]:
        return tuple(team.key for team in await self._all(worker) if f"team-{team.key}" in form)

    async def _all(self, worker: Worker) -> list[Team]:
        return await self._teams.all(worker.user.organisation)

    async def _show(
        self, request: Request, worker: Worker, problem: str = "", form: Form | None = None
    ) -> Response:
        notice, teams = request.query_params.get("let-op", ""), await self._all(worker)
        names = {team.key: team.name for team in teams}
        everybody = await self._site.users.everybody(worker.user.organisation)
        return self._pages.page(
            request,
            "desk_accounts.html",
            409 if problem else 200,
            worker=worker.user,
            problem=problem,
            notice=notice if notice in NOTICES and not problem else "",
            form=defaultdict(str, form or {}),
            lines=[_line(worker.user, user, names) for user in everybody],
            roles=MANAGES[worker.user.role],
            teams=teams,
            link=self._shown(request, worker),
            by_provider=self._site.settings.provider is not None,
            fresh=fresh_id(),
            field=FIELD,
            proof=self._guard.proof(worker),
        )

    def _shown(self, request: Request, worker: Worker) -> tuple[str, str] | None:
        """Whom the last link is for, and the link itself."""
        kept = self._guard.got(worker, LINK)
        base = self._site.settings.public_url or str(request.base_url).rstrip("/")
        return (kept[0], f"{base}/desk/uitnodiging/{kept[1]}") if kept else None


def _line(actor: User, user: User, names: dict[str, str]) -> Line:
    teams = tuple(names[key] for key in user.teams if key in names)
    return Line(user, teams, user.name == actor.name, may_manage(actor, user))
