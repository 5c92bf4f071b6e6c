# SPDX-License-Identifier: EUPL-1.2
"""Who may sign in at the desk: names, roles and what is known of them."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import structlog

from bot.backup.erased import Erased
from bot.desk.accounts.account_book import Account, AccountBook
from bot.desk.accounts.passwords import fits, hashed
from bot.desk.accounts.withdrawn import Withdrawn
from bot.desk.teams.teams import DEFAULT
from bot.log import failure
from bot.web.brake import Brake
from store.clock import Clock
from store.master import MasterKey

if TYPE_CHECKING:
    from bot.services import Services

_log = structlog.get_logger()
Role = Literal["worker", "coordinator", "editor", "operator"]
ROLES: tuple[Role, ...] = ("worker", "coordinator", "editor", "operator")
READS_CONVERSATIONS = frozenset({"worker", "coordinator"})
EDITORS: tuple[Role, ...] = ("editor", "coordinator")
"""Who may change what residents read."""
LONGEST_NAME = 200
QUARTER_S = 900
TRIES_HERE = 5
TRIES_OF_NAME = 50


class NameTaken(ValueError):
    """There is already somebody of this name."""


class TooManyTries(Exception):
    """Somebody is guessing: wait a quarter of an hour."""


@dataclass(frozen=True)
class User:
    """Somebody at the desk; residents see the first name only. Nobody named a team is in the default one.

    `sso` is how a provider of sign-ins calls them, if not by `name`; `epoch` goes up when every session ends;
    `seen` is the last day they were there; `second` whether they have a second factor; `invited` whether they
    were not in yet and have no password.
    """

    organisation: str
    name: str
    first_name: str
    role: Role
    disabled: bool = False
    teams: tuple[str, ...] = ()
    sso: str = ""
    epoch: int = 0
    seen: str = ""
    second: bool = False
    invited: bool = False


class Users:
    """The accounts of every organisation."""

    def __init__(self, redis: Any, clock: Clock, master: MasterKey, register: Erased | None = None) -> None:
        """With the register what is taken from an account is not given back by a backup; `of` has it."""
        self._clock = clock
        self._withdrawn = Withdrawn(register, master) if register else None
        self.book = AccountBook(redis, self._took)
        self._here = Brake(redis, clock, master, "login", TRIES_HERE, QUARTER_S)
        self._name = Brake(redis, clock, master, "name", TRIES_OF_NAME, QUARTER_S)

    @classmethod
    def of(cls, services: Services) -> Users:
        """The accounts of this installation."""
        return cls(services.redis, services.clock, services.master, services.erased)

    async def create(
        self,
        organisation: str,
        name: str,
        password: str,
        first_name: str,
        role: Role = "worker",
        teams: tuple[str, ...] = (),
    ) -> User:
        """A new account; NameTaken or WeakPassword when it cannot be made."""
        user = User(organisation, folded(name), first_name.strip(), role, teams=teams)
        return await self.add(user, password=await hashed(password))

    async def add(self, user: User, **more: Any) -> User:
        """A new account with these fields beside; without a password nobody can sign in with one."""
        account: Account = {
            "organisation": user.organisation,
            "name": user.name,
            "first_name": user.first_name,
            "role": user.role,
            "disabled": False,
            "teams": list(user.teams),
            "sso": user.sso,
            "password": "",
            "since": await self._clock.now(),
            **more,
        }
        if not await self.book.add(user.organisation, user.name, account):
            raise NameTaken(user.name)
        return user_of(account)

    async def first_coordinator(self, organisation: str) -> tuple[str, str] | None:
        """A name and a new password when nobody can sign in yet, shown once by who starts Omzien."""
        if not await self.book.empty(organisation):
            return None
        name, password = "coordinator", "-".join(secrets.token_hex(2) for _ in range(4))
        try:
            await self.create(organisation, name, password, "Coördinator", "coordinator")
        except NameTaken:
            return None
        return name, password

    async def get(self, organisation: str, name: str) -> User | None:
        """The account of this name, or None when there is none or it was disabled."""
        user = await self.known(organisation, name)
        return None if user is None or user.disabled else user

    async def known(self, organisation: str, name: str) -> User | None:
        """The account of this name, disabled or not."""
        account = await self.book.get(organisation, folded(name))
        return user_of(account) if account else None

    async def everybody(self, organisation: str) -> list[User]:
        """Every account, by first name."""
        return by_first_name(await self.book.all(organisation))

    async def colleagues(self, organisation: str) -> list[User]:
        """Everybody who can have a conversation now, by first name."""
        return at_work(await self.everybody(organisation))

    async def sign_in(self, organisation: str, name: str, password: str, where: str) -> User | None:
        """Whose name and password these are; TooManyTries after too many wrong ones."""
        who = f"{organisation}/{folded(name)}"
        here = f"{who}/{where}"
        if not (await self._here.may_try(here) and await self._name.may_try(who)):
            raise TooManyTries
        account = await self.book.get(organisation, folded(name))
        # A name that does not exist costs as much time as one that does.
        right = await fits(account["password"] if account else "", password)
        if not right or account is None or account["disabled"]:
            return None
        await self._here.forget(here)
        await self._name.forget(who)
        return user_of(account)

    async def by_provider(self, organisation: str, called: str) -> User | None:
        """Whom a provider of sign-ins calls this: by the name it was told, else by the account's own."""
        called = folded(called)
        users = [user for user in await self.everybody(organisation) if called == (user.sso or user.name)]
        return users[0] if len(users) == 1 and called and not users[0].disabled else None

    async def change_password(self, user: User, password: str) -> User | None:
        """A new password; every session of this account ends."""
        fresh = await hashed(password)
        new = await self.book.alter(user.organisation, user.name, lambda a: ended(a, password=fresh))
        return user_of(new) if new else None

    async def disable(self, user: User) -> User | None:
        """This account cannot be used from here on, in open sessions neither."""
        new = await self.book.alter(user.organisation, user.name, disabled)
        return user_of(new) if new else None

    async def set_teams(self, user: User, joins: str = "", leaves: str = "") -> User | None:
        """In one team more, or one less; who is left in none is in the default one."""

        def changed(account: Account) -> Account:
            teams = account.get("teams") or [DEFAULT]
            stays = [team for team in teams if team not in (joins, leaves)]
            return {**account, "teams": [*stays, joins] if joins else stays}

        new = await self.book.alter(user.organisation, user.name, changed)
        return user_of(new) if new else None

    async def _took(self, before: Account, after: Account) -> None:
        """What a change took away is written down before anybody is told that it is done."""
        if self._withdrawn is None:
            return
        now = await self._clock.now()
        try:
            await asyncio.to_thread(self._withdrawn.note, before, after, now)
        except OSError as error:
            # It is so from now on all the same; only a backup of before would give it back.
            _log.error("what was taken from an account is not in the register", error=failure(error))

    async def was_here(self, user: User) -> None:
        """Remember the day, no more than that."""
        day = (await self._clock.local()).strftime("%Y-%m-%d")
        if user.seen != day:
            await self.book.alter(user.organisation, user.name, lambda account: {**account, "seen": day})


def ended(account: Account, **fields: Any) -> Account:
    """The account with these fields, and with every session of it ended."""
    return {**account, **fields, "epoch": account.get("epoch", 0) + 1}


def disabled(account: Account) -> Account:
    """The account, which cannot be used from here on, in open sessions neither."""
    return ended(account, disabled=True)


def enabled(account: Account) -> Account:
    """The account, with the password and second factor there were."""
    return {**account, "disabled": False}


def by_first_name(accounts: Iterable[Account]) -> list[User]:
    """Whose accounts these are."""
    users = [user_of(account) for account in accounts]
    return sorted(users, key=lambda user: (user.first_name.casefold(), user.name))


def at_work(users: Iterable[User]) -> list[User]:
    """Those of them who can have a conversation now."""
    return [u for u in users if u.role in READS_CONVERSATIONS and not u.disabled and not u.invited]


def folded(name: str) -> str:
    """A name as it is compared: capitals and spaces do not matter."""
    return " ".join(name.split()).casefold()[:LONGEST_NAME]


def user_of(account: Account) -> User:
    """What the pages may know of an account."""
    known = {field: account[field] for field in User.__dataclass_fields__ if field in account}
    seen, password = account.get("seen", ""), account.get("password", "")
    return User(
        **{
            **known,
            "teams": tuple(known.get("teams", ())),
            "second": bool(account.get("totp")),
            "invited": not seen and not password,
        }
    )
