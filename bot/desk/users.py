# SPDX-License-Identifier: EUPL-1.2
"""Who may sign in at the desk: names, roles and argon2id hashes of passwords."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from typing import Any, Literal

from anyio import to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.web.brake import Brake
from store import keys
from store.clock import Clock
from store.master import MasterKey

Role = Literal["worker", "coordinator", "editor", "operator"]
READS_CONVERSATIONS = frozenset({"worker", "coordinator"})
SHORTEST = 12
MOST = 200
QUARTER_S = 900
TRIES_HERE = 5
TRIES_OF_NAME = 50

# 19 MiB and two rounds: OWASP's smallest argon2id, because a small server has to bear it.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_NOBODY = _hasher.hash(secrets.token_hex(16))


class NameTaken(ValueError):
    """There is already somebody of this name."""


class WeakPassword(ValueError):
    """A password has 12 to 200 signs."""


class TooManyTries(Exception):
    """Somebody is guessing: wait a quarter of an hour."""


@dataclass(frozen=True)
class User:
    """Somebody at the desk; residents see the first name only. Nobody named a team is in the default one."""

    organisation: str
    name: str
    first_name: str
    role: Role
    disabled: bool = False
    teams: tuple[str, ...] = ()


class Users:
    """The accounts of every organisation."""

    def __init__(self, redis: Any, clock: Clock, master: MasterKey) -> None:
        self._redis, self._clock = redis, clock
        self._here = Brake(redis, clock, master, "login", TRIES_HERE, QUARTER_S)
        self._name = Brake(redis, clock, master, "name", TRIES_OF_NAME, QUARTER_S)

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
        user = User(organisation, _folded(name), first_name.strip(), role, teams=teams)
        account = {**asdict(user), "password": await _hashed(password), "since": await self._clock.now()}
        if not await self._redis.hsetnx(keys.user(organisation), user.name, json.dumps(account)):
            raise NameTaken(user.name)
        return user

    async def first_coordinator(self, organisation: str) -> tuple[str, str] | None:
        """A name and a new password when nobody can sign in yet, shown once by who starts Omzien."""
        if await self._redis.exists(keys.user(organisation)):
            return None
        name, password = "coordinator", "-".join(secrets.token_hex(2) for _ in range(4))
        try:
            await self.create(organisation, name, password, "Coördinator", "coordinator")
        except NameTaken:
            return None
        return name, password

    async def get(self, organisation: str, name: str) -> User | None:
        """The account of this name, or None when there is none or it was disabled."""
        account = await self._account(organisation, name)
        user = _user(account) if account else None
        return None if user is None or user.disabled else user

    async def colleagues(self, organisation: str) -> list[User]:
        """Everybody who can have a conversation now, by first name."""
        stored = await self._redis.hgetall(keys.user(organisation))
        users = [_user(json.loads(account)) for account in stored.values()]
        there = [user for user in users if user.role in READS_CONVERSATIONS and not user.disabled]
        return sorted(there, key=lambda user: (user.first_name.casefold(), user.name))

    async def sign_in(self, organisation: str, name: str, password: str, where: str) -> User | None:
        """Whose name and password these are; TooManyTries after too many wrong ones."""
        who = f"{organisation}/{_folded(name)}"
        here = f"{who}/{where}"
        if not (await self._here.may_try(here) and await self._name.may_try(who)):
            raise TooManyTries
        account = await self._account(organisation, name)
        # A name that does not exist costs as much time as one that does.
        right = await to_thread.run_sync(_fits, account["password"] if account else _NOBODY, password[:MOST])
        if not right or account is None or account["disabled"]:
            return None
        await self._here.forget(here)
        await self._name.forget(who)
        return _user(account)

    async def change_password(self, user: User, password: str) -> None:
        """A new password for this account."""
        await self._change(user, password=await _hashed(password))

    async def disable(self, user: User) -> None:
        """This account cannot be used from here on, in open sessions neither."""
        await self._change(user, disabled=True)

    async def _account(self, organisation: str, name: str) -> dict[str, Any] | None:
        stored = await self._redis.hget(keys.user(organisation), _folded(name))
        return json.loads(stored) if stored else None

    async def _change(self, user: User, **fields: Any) -> None:
        account = await self._account(user.organisation, user.name)
        if account:
            changed = json.dumps({**account, **fields})
            await self._redis.hset(keys.user(user.organisation), user.name, changed)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()[:MOST]


def _user(account: dict[str, Any]) -> User:
    known = {field: account[field] for field in User.__dataclass_fields__ if field in account}
    return User(**{**known, "teams": tuple(known.get("teams", ()))})


async def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= MOST:
        raise WeakPassword(f"a password has {SHORTEST} to {MOST} signs")
    return await to_thread.run_sync(_hasher.hash, password)


def _fits(hashed: str, password: str) -> bool:
    try:
        return _hasher.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False
