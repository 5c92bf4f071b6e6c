# SPDX-License-Identifier: EUPL-1.2
"""Accounts from which something is taken after a backup, and what of it works again later."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import pyotp

from bot.desk.accounts.administration import Administration
from bot.desk.accounts.invitations import Invitations
from bot.desk.accounts.second_factor import SecondFactor
from bot.desk.accounts.trail import Trail
from bot.desk.accounts.users import Role, User, Users
from bot.desk.teams.teams import Team, Teams
from bot.services import Services
from tests.bot.desk.office import Office, browser
from tests.bot.support import ORGANISATION
from tests.bot.web.client import PASSWORD, sign_in

Works = Callable[[], Awaitable[bool]]
OTHER = "een-heel-ander-wachtwoord"
ROLES: dict[str, Role] = {"chef": "coordinator", "lager": "coordinator"}
TAKEN = ("weg", "gewijzigd", "gereset", "vernieuwd", "lager", "verhuisd", "anders")
STAYS = ("chef", "blijft", "terug")
TEAMS = {"verhuisd": ("jeugd", "ouderen")}


@dataclass
class Staff:
    """All of them, at one installation."""

    services: Services
    codes: dict[str, list[str]] = field(default_factory=dict)
    """The recovery codes of who has a second factor."""

    def __post_init__(self) -> None:
        s = self.services
        self.users = Users.of(s)
        self._second = SecondFactor(s.redis, s.clock, s.master, self.users)
        links = Invitations(s.redis, s.clock, s.master, self.users)
        self._manage = Administration(self.users, links, Trail(s.redis, s.clock), s.redis)

    async def begin(self) -> None:
        """As they are when the backup is made."""
        for team in ("jeugd", "ouderen"):
            await Teams(self.services.redis).put(ORGANISATION, Team(team, team.title()))
        for name in (*TAKEN, *STAYS, "gebruikt"):
            role, teams = ROLES.get(name, "worker"), TEAMS.get(name, ())
            await self.users.create(ORGANISATION, name, PASSWORD, name.title(), role, teams)
        for name in ("vernieuwd", "gebruikt"):
            await self._renew(name)

    async def take(self) -> None:
        """What happens to them afterwards."""
        chef = await self._user("chef")
        for name in ("weg", "terug"):
            assert not await self._manage.disable(chef, await self._user(name))
        assert not await self._manage.enable(chef, await self._known("terug"))
        await self.users.change_password(await self._user("gewijzigd"), OTHER)
        assert (await self._manage.reset(chef, await self._user("gereset")))[1]
        self.codes["oud"] = self.codes["vernieuwd"]
        await self._renew("vernieuwd")
        assert await self._second.passes(await self._user("gebruikt"), self.codes["gebruikt"][0])
        for name, role, teams, sso in (
            ("lager", "worker", (), ""),
            ("verhuisd", "worker", ("ouderen",), ""),
            ("anders", "worker", (), "anders@example.org"),
        ):
            assert not await self._manage.place(chef, await self._user(name), role, teams, sso)

    async def back(self, office: Office) -> list[str]:
        """What of it works again there."""
        said: dict[str, Works] = {
            "disabled": lambda: self._opens(office, "weg"),
            "password": lambda: self._opens(office, "gewijzigd"),
            "reset": lambda: self._opens(office, "gereset"),
            "password of before the second factor": lambda: self._opens(office, "vernieuwd"),
            "second factor": lambda: self._passes("vernieuwd", self.codes["oud"][1]),
            "recovery code": lambda: self._passes("gebruikt", self.codes["gebruikt"][0]),
            "role": lambda: self._is("lager", lambda user: user.role == "coordinator"),
            "team": lambda: self._is("verhuisd", lambda user: user.teams != ("ouderen",)),
            "name at the provider": lambda: self._is("anders", lambda user: not user.disabled),
        }
        return [what for what, works in said.items() if await works()]

    async def went_on(self, office: Office) -> bool:
        """Whether everybody else comes in as before, and every other recovery code is one."""
        came = [await self._opens(office, name) for name in STAYS]
        return all(came) and await self._passes("gebruikt", self.codes["gebruikt"][1])

    async def _renew(self, name: str) -> None:
        user, secret = await self._user(name), self._second.fresh()
        done = await self._second.set_up(user, secret, pyotp.TOTP(secret).at(await self._now()))
        assert done is not None
        self.codes[name] = done[1]

    async def _opens(self, office: Office, name: str) -> bool:
        async with browser(office.app) as client:
            return (await sign_in(client, name)).status_code == 303

    async def _passes(self, name: str, code: str) -> bool:
        return await self._second.passes(await self._known(name), code)

    async def _is(self, name: str, so: Callable[[User], bool]) -> bool:
        return so(await self._known(name))

    async def _user(self, name: str) -> User:
        user = await self.users.get(ORGANISATION, name)
        assert user is not None
        return user

    async def _known(self, name: str) -> User:
        user = await self.users.known(ORGANISATION, name)
        assert user is not None
        return user

    async def _now(self) -> int:
        return int(await self.services.clock.now())
