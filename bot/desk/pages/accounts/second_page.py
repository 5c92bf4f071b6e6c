# SPDX-License-Identifier: EUPL-1.2
"""Setting up the second factor, its recovery codes, and taking it away again."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.accounts.second_factor import SecondFactor
from bot.desk.accounts.trail import Trail
from bot.desk.accounts.users import TooManyTries, User
from bot.desk.pages.accounts.baggage import ACCOUNT
from bot.desk.pages.guard import Guard, Worker
from bot.web.crosssite import FIELD
from bot.web.pages import Pages
from bot.web.site import Site

HERE = f"{ACCOUNT}/tweede-stap"
CODES = f"{ACCOUNT}/herstelcodes"
PENDING, SHOWN = "pending", "codes"
STATUS = {"": 200, "desk_code_wrong": 422, "desk_login_wait": 429}


class SecondPage:
    """One's own second factor."""

    def __init__(self, site: Site, pages: Pages, guard: Guard, second: SecondFactor) -> None:
        self._site, self._pages, self._guard, self._second = site, pages, guard, second
        self._trail = Trail(site.redis, site.clock)

    async def page(self, request: Request, worker: Worker) -> Response:
        """The square to scan, or what there is to change."""
        return await self._show(request, worker)

    async def set_up(self, request: Request, worker: Worker) -> Response:
        """On, once the app shows the right code; the recovery codes come next."""
        form = await self._guard.posted(request, worker.token)
        secret = self._guard.got(worker, PENDING)
        if worker.user.second or not secret:
            return RedirectResponse(CODES if self._guard.got(worker, SHOWN) else HERE, 303)
        try:
            done = await self._second.set_up(worker.user, secret, form.get("code", ""))
        except TooManyTries:
            return await self._show(request, worker, "desk_login_wait")
        if done is None:
            return await self._show(request, worker, "desk_code_wrong")
        user, codes = done
        await self._guard.stays(worker, user)
        await self._guard.put(worker, SHOWN, codes)
        await self._guard.put(worker, PENDING, None)
        await self._note(worker.user, "second_on")
        return RedirectResponse(CODES, 303)

    async def codes(self, request: Request, worker: Worker) -> Response:
        """The recovery codes, until they are put away."""
        shown = self._guard.got(worker, SHOWN)
        if not shown:
            return RedirectResponse(ACCOUNT, 303)
        return self._pages.page(request, "desk_codes.html", codes=shown, **self._base(worker))

    async def put_away(self, request: Request, worker: Worker) -> Response:
        """They are kept elsewhere now; on to where one was going."""
        await self._guard.posted(request, worker.token)
        await self._guard.put(worker, SHOWN, None)
        return RedirectResponse(self._guard.onward(worker), 303)

    async def new_codes(self, request: Request, worker: Worker) -> Response:
        """Ten others, for who shows a code."""
        problem = await self._proven(request, worker)
        if problem:
            return await self._show(request, worker, problem)
        await self._guard.put(worker, SHOWN, await self._second.new_codes(worker.user))
        await self._note(worker.user, "second_codes")
        return RedirectResponse(CODES, 303)

    async def take_away(self, request: Request, worker: Worker) -> Response:
        """Off, for who shows a code; where it is required, another has to be set up at once."""
        problem = await self._proven(request, worker)
        if problem:
            return await self._show(request, worker, problem)
        await self._second.take_away(worker.user)
        await self._note(worker.user, "second_off")
        required = self._site.settings.second_factor_required
        return RedirectResponse(HERE if required else f"{ACCOUNT}?let-op=second_off", 303)

    async def _proven(self, request: Request, worker: Worker) -> str:
        form = await self._guard.posted(request, worker.token)
        try:
            right = await self._second.passes(worker.user, form.get("code", ""))
        except TooManyTries:
            return "desk_login_wait"
        return "" if right or not worker.user.second else "desk_code_wrong"

    async def _show(self, request: Request, worker: Worker, problem: str = "") -> Response:
        secret = "" if worker.user.second else await self._pending(worker)
        return self._pages.page(
            request,
            "desk_second.html",
            STATUS[problem],
            problem=problem,
            square=_square(self._second.uri(worker.user, secret)) if secret else "",
            secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
            onward=self._guard.onward(worker),
            **self._base(worker),
        )

    async def _pending(self, worker: Worker) -> str:
        """The secret that is shown; the same until it is used, so that going back does no harm."""
        pending = self._guard.got(worker, PENDING)
        if isinstance(pending, str):
            return pending
        secret = self._second.fresh()
        await self._guard.put(worker, PENDING, secret)
        return secret

    def _base(self, worker: Worker) -> dict[str, object]:
        required = self._site.settings.second_factor_required
        return {
            "worker": worker.user,
            "required": required,
            "field": FIELD,
            "proof": self._guard.proof(worker),
        }

    async def _note(self, user: User, what: str) -> None:
        await self._trail.note(user.organisation, user.name, f"account_{what}", user.name)


def _square(uri: str) -> Markup:
    """The square as a drawing within the page: it is loaded from nowhere and kept nowhere."""
    drawing = io.BytesIO()
    segno.make(uri, micro=False).save(
        drawing, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=4, light="#fff"
    )
    return Markup(drawing.getvalue().decode())
