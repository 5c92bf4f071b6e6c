# SPDX-License-Identifier: EUPL-1.2
"""Handing over a shift: all conversations of one worker on one page, sent as one form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk import states
from bot.desk.accounts.access import may_read
from bot.desk.accounts.users import User
from bot.desk.handover import Row, pseudonym
from bot.desk.leading.shift import COLLEAGUE, Shift, Wish, able_to_have, has, proposal
from bot.desk.pages.door import ROLE
from bot.desk.pages.guard import Guard, Worker
from bot.desk.pages.leading.shift_form import MOST, as_field, back_next, moment_of, wishes
from bot.desk.states import Moved
from bot.desk.teams.away import Away
from bot.desk.teams.cap import whom_to_ask
from bot.desk.teams.teams import DEFAULT, Team, Teams
from bot.services import Services
from bot.web.crosssite import FIELD
from bot.web.form import fresh_id
from bot.web.pages import Pages
from bot.web.site import Site
from store import retention
from store.conversation import ConversationRef

HERE = "/desk/overdracht"
BACK = "/desk/ik-ben-er"


@dataclass(frozen=True)
class Case:
    """One conversation with the wish that stands in its fields, and why it could not be moved."""

    row: Row
    wish: Wish
    colleagues: list[User]
    wrong: str = ""


class ShiftPage:
    """For workers themselves, and for coordinators in the place of a colleague."""

    def __init__(self, site: Site, services: Services, pages: Pages, guard: Guard) -> None:
        self._site, self._pages, self._guard = site, pages, guard
        self._shift, self._teams = Shift(services), Teams(site.redis)
        self._away = Away(site.redis, site.clock)

    async def page(self, request: Request, worker: Worker) -> Response:
        """What somebody has, with a proposal for each."""
        whose = await self._whose(worker, request.query_params.get("van", ""))
        return await self._show(request, worker, whose)

    async def hand_over(self, request: Request, worker: Worker) -> Response:
        """Every wish that can be done is done; what failed is listed with why."""
        form = await self._guard.posted(request, worker.token, MOST)
        whose = await self._whose(worker, form.get("van", ""))
        until = moment_of(form.get("terug", "")) if form.get("afwezig") else None
        if form.get("afwezig") and not await self._may_be_gone(until):
            return await self._show(request, worker, whose, {}, form, states.NO_MOMENT)
        done: dict[ConversationRef, Moved] = {}
        for ref, wish in wishes(form, worker.user.organisation):
            done[ref] = await self._do(ref, worker.user, whose, wish)
        if until is not None:
            await self._away.leaves(whose.organisation, whose.name, until)
        return await self._show(request, worker, whose, done, form)

    async def returns(self, request: Request, worker: Worker) -> Response:
        """Somebody is there again."""
        form = await self._guard.posted(request, worker.token)
        whose = await self._whose(worker, form.get("van", ""))
        await self._away.returns(whose.organisation, whose.name)
        mine = whose.name == worker.user.name
        return RedirectResponse(HERE if mine else f"{HERE}?van={whose.name}", 303)

    async def _do(self, ref: ConversationRef, by: User, whose: User, wish: Wish) -> Moved:
        moved = await self._move(ref, by, whose, wish)
        if moved:
            return moved
        found = await self._site.desk.handoff(ref)
        # Whether another team has such a conversation is not told either.
        return moved if found and may_read(by, found.team) else Moved(False, states.UNKNOWN)

    async def _move(self, ref: ConversationRef, by: User, whose: User, wish: Wish) -> Moved:
        if by.name == whose.name:
            return await self._shift.own(ref, by, wish)
        to = await self._site.users.get(by.organisation, wish.to) if wish.where == COLLEAGUE else None
        return await self._shift.relieve(ref, by, whose, wish, to)

    async def _may_be_gone(self, until: float | None) -> bool:
        now = await self._site.clock.now()
        return until is not None and now < until <= now + retention.HANDOFF_S

    async def _whose(self, worker: Worker, name: str) -> User:
        """Whose conversations these are: one's own, or a colleague's for a coordinator."""
        if name in ("", worker.user.name):
            return worker.user
        if worker.user.role != "coordinator":
            raise HTTPException(403, ROLE)
        found = await self._site.users.get(worker.user.organisation, name)
        if found is None:
            raise HTTPException(404)
        return found

    async def _show(
        self,
        request: Request,
        worker: Worker,
        whose: User,
        done: Mapping[ConversationRef, Moved] | None = None,
        form: Mapping[str, str] | None = None,
        problem: str = "",
    ) -> Response:
        organisation = worker.user.organisation
        everybody, teams = (
            await self._site.users.colleagues(organisation),
            await self._teams.all(organisation),
        )
        back = back_next(await self._site.clock.local()).timestamp()
        wrong = {ref: await self._why(moved, whose) for ref, moved in (done or {}).items() if not moved}
        rows = has(await self._site.desk.queue(organisation), whose.name)
        sent = dict(wishes(form or {}, organisation))
        cases = [
            _case(row, teams, everybody, back, sent.get(row.ref), wrong.get(row.ref, "")) for row in rows
        ]
        there = {case.row.ref for case in cases}
        away = await self._away.until(organisation, whose.name)
        return self._pages.page(
            request,
            "desk_shift.html",
            422 if problem else 200,
            worker=worker.user,
            whose=whose,
            mine=whose.name == worker.user.name,
            everybody=[user for user in everybody if user.name != worker.user.name],
            teams=teams,
            cases=cases,
            moved=sum(bool(one) for one in (done or {}).values()) if done is not None else None,
            gone={pseudonym(ref): why for ref, why in wrong.items() if ref not in there},
            away=as_field(away).replace("T", " ") if away else "",
            back=(form or {}).get("terug") or as_field(back),
            problem=self._site.text(problem) if problem else "",
            **self._tools(worker),
        )

    def _tools(self, worker: Worker) -> dict[str, Any]:
        return {
            "as_field": as_field,
            "fresh_id": fresh_id,
            "field": FIELD,
            "proof": self._guard.proof(worker),
        }

    async def _why(self, moved: Moved, whose: User) -> str:
        ask = await whom_to_ask(self._site.users, whose.organisation, self._site.text)
        return self._site.text(moved.reason, name=whose.first_name, ask=ask)


def _case(
    row: Row, teams: list[Team], everybody: list[User], back: float, sent: Wish | None, wrong: str
) -> Case:
    able = able_to_have(row, everybody)
    team = next((team for team in teams if team.key == (row.team or DEFAULT)), teams[0])
    wish = sent or proposal(row, team, {user.name: user for user in able}, back)
    return Case(row, wish, able, wrong)
