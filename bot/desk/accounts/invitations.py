# SPDX-License-Identifier: EUPL-1.2
"""Links by which somebody sets a first or a new password: one time, three days, kept as a keyed hash only."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import Any

from bot.desk.accounts.account_book import Account
from bot.desk.accounts.passwords import hashed
from bot.desk.accounts.users import User, Users, ended, user_of
from store import keys
from store.clock import Clock
from store.master import MasterKey

VALID_S = 3 * 86_400
BYTES = 32


@dataclass(frozen=True)
class Invitation:
    """Whom a link is for; `epoch` dates it: whatever was changed since makes it worthless."""

    user: User
    epoch: int


class Invitations:
    """Makes and honours links."""

    def __init__(self, redis: Any, clock: Clock, master: MasterKey, users: Users) -> None:
        self._redis, self._clock, self._master, self._users = redis, clock, master, users

    async def make(self, user: User) -> str:
        """The token of a new link for this account, kept nowhere."""
        token = secrets.token_urlsafe(BYTES)
        kept = {"name": user.name, "epoch": user.epoch, "until": await self._clock.now() + VALID_S}
        await self._redis.set(self._key(user.organisation, token), json.dumps(kept), ex=VALID_S)
        return token

    async def find(self, organisation: str, token: str) -> Invitation | None:
        """Whom this token is for, if it is still worth something."""
        stored = await self._redis.get(self._key(organisation, token))
        kept = json.loads(stored) if stored else None
        if kept is None or await self._clock.now() > kept["until"]:
            return None
        user = await self._users.get(organisation, kept["name"])
        return Invitation(user, kept["epoch"]) if user and user.epoch == kept["epoch"] else None

    async def accept(self, token: str, found: Invitation, first_name: str, password: str) -> User | None:
        """The account with its new password; None when somebody was first; WeakPassword."""
        new = {"password": await hashed(password), "first_name": first_name or found.user.first_name}

        def take(account: Account) -> Account | None:
            if account["disabled"] or account.get("epoch", 0) != found.epoch:
                return None
            return ended(account, **new)

        account = await self._users.book.alter(found.user.organisation, found.user.name, take)
        await self._redis.delete(self._key(found.user.organisation, token))
        return user_of(account) if account else None

    def _key(self, organisation: str, token: str) -> str:
        return keys.invite(self._master.digest("invite", f"{organisation}/{token}"))
