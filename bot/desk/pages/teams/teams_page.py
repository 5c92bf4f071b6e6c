# SPDX-License-Identifier: EUPL-1.2
"""The teams: which there are, for whom, who is in them, and who is called for danger."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.accounts.users import User
from bot.desk.pages.guard import Guard, Worker
from bot.desk.pages.teams.team_form import MOST_FIELDS, Filled, Reader, filled_of, fresh_key
from bot.desk.teams.leaving import release_unreadable
from bot.desk.teams.team_moves import TeamMoves
from bot.desk.teams.teams import DEFAULT, Team, Teams
from bot.services import Services
from bot.web.crosssite import FIELD
from bot.web.pages import Pages
from bot.web.site import Site
from store import keys

HERE = "/desk/teams"
NOTICES = frozenset({"saved", "removed"})
_PLACES = "SELECT name, code FROM municipality ORDER BY name"


class TeamsPage:
    """For coordinators."""

    def __init__(self, site: Site, services: Services, pages: Pages, guard: Guard) -> None:
        self._site, self._s, self._pages, self._guard = site, services, pages, guard
        self._teams, self._moves = Teams(services.redis), TeamMoves(services)

    async def overview(self, request: Request, worker: Worker) -> Response:
        """Every team, the default one first."""
        notice = request.query_params.get("let-op", "")
        people = await self._people()
        names = {user.name: user.first_name for user in people}
        shown = [(team, filled_of(team, people)) for team in await self._teams.all(self._site.organisation)]
        return self._pages.page(
            request,
            "desk_teams.html",
            teams=shown,
            people=names,
            places={code: name for name, code in self._places().items()},
            subjects=self._themes(),
            notice=notice if notice in NOTICES else "",
            **self._base(worker, (await self._default()).name),
        )

    async def new(self, request: Request, worker: Worker) -> Response:
        """An empty form."""
        return await self._show(request, worker, None, Filled())

    async def one(self, request: Request, worker: Worker) -> Response:
        """A team's form."""
        team = await self._found(request)
        return await self._show(request, worker, team, filled_of(team, await self._people()))

    async def add(self, request: Request, worker: Worker) -> Response:
        """A new team."""
        return await self._save(request, worker, None)

    async def save(self, request: Request, worker: Worker) -> Response:
        """Change a team; its hours and closing days stay as they are."""
        return await self._save(request, worker, await self._found(request))

    async def remove(self, request: Request, worker: Worker) -> Response:
        """Take a team away."""
        await self._guard.posted(request, worker.token)
        team = await self._found(request)
        await self._moves.remove(self._site.organisation, team.key, worker.user.name)
        await self._audit(worker, "team_removed", team.key)
        return RedirectResponse(f"{HERE}?let-op=removed", 303)

    async def _save(self, request: Request, worker: Worker, team: Team | None) -> Response:
        form = await self._guard.posted(request, worker.token, MOST_FIELDS)
        people, everywhere = await self._people(), await self._teams.all(self._site.organisation)
        others = [other for other in everywhere if team is None or other.key != team.key]
        filled = Reader(self._places(), list(self._themes()), people).read(form, others)
        if filled.problems:
            return await self._show(request, worker, team, filled)
        key = team.key if team else fresh_key(filled.name, [other.key for other in everywhere])
        await self._teams.change(
            self._site.organisation,
            key,
            name=filled.name,
            municipalities=filled.places,
            themes=filled.themes,
            duty=filled.duty,
            backup=filled.backup,
            at_once=int(filled.at_once),
            walk_in=filled.walk_in,
        )
        await self._members(key, filled, people)
        await self._audit(worker, "team_changed" if team else "team_added", key)
        return RedirectResponse(f"{HERE}?let-op=saved", 303)

    async def _members(self, key: str, filled: Filled, people: list[User]) -> None:
        """Whoever leaves a team gives back what they had of it."""
        was = set(filled_of(Team(key, ""), people).members)
        for user in people:
            if user.name in filled.members and user.name not in was:
                await self._site.users.set_teams(user, joins=key)
            if user.name in was and user.name not in filled.members:
                left = await self._site.users.set_teams(user, leaves=key)
                if left is not None:
                    await release_unreadable(self._s, left)

    async def _show(self, request: Request, worker: Worker, team: Team | None, filled: Filled) -> Response:
        places = {code: name for name, code in self._places().items()}
        return self._pages.page(
            request,
            "desk_team.html",
            422 if filled.problems else 200,
            team=team,
            here=f"{HERE}/{team.key if team else 'nieuw'}",
            removable=team is not None and team.key != DEFAULT,
            filled=filled,
            problems={name: self._site.text(p.key, **p.holes) for name, p in filled.problems.items()},
            places=places,
            subjects=self._themes(),
            people=await self._people(),
            **self._base(worker, (await self._default()).name),
        )

    def _base(self, worker: Worker, default: str) -> dict[str, Any]:
        proof = self._guard.proof(worker)
        return {"worker": worker.user, "default": default, "field": FIELD, "proof": proof}

    async def _found(self, request: Request) -> Team:
        team = await self._teams.get(self._site.organisation, request.path_params["key"])
        if team is None:
            raise HTTPException(404)
        return team

    async def _default(self) -> Team:
        return (await self._teams.all(self._site.organisation))[0]

    async def _people(self) -> list[User]:
        return await self._site.users.colleagues(self._site.organisation)

    def _places(self) -> dict[str, str]:
        return dict(self._s.catalogue.rows(_PLACES))

    def _themes(self) -> dict[str, str]:
        return {theme.key: theme.name for theme in self._s.catalogue.themes(self._site.organisation)}

    async def _audit(self, worker: Worker, what: str, team: str) -> None:
        row = {"t": await self._site.clock.now(), "r": "", "who": worker.user.name, "what": what}
        row |= {"why": "", "whom": team}
        await self._site.redis.xadd(keys.audit(self._site.organisation), row)
