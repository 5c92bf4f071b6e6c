# SPDX-License-Identifier: EUPL-1.2
"""Managing accounts: invite, reset, disable, rename, give a role and teams; each written down."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, cast

from bot.desk.accounts.account_book import Account, Change, LastCoordinator
from bot.desk.accounts.invitations import Invitations
from bot.desk.accounts.powers import may_give, may_manage
from bot.desk.accounts.second_factor import without
from bot.desk.accounts.trail import Trail
from bot.desk.accounts.users import (
    LONGEST_NAME,
    NameTaken,
    Role,
    User,
    Users,
    disabled,
    enabled,
    ended,
    folded,
    user_of,
)
from store import keys

LONGEST_FIRST_NAME = 60
NOT_ALLOWED = "desk_accounts_not_allowed"
LAST = "desk_accounts_last_coordinator"
TAKEN = "desk_accounts_taken"
NAMELESS = "desk_accounts_nameless"
Leave = Callable[[User], Awaitable[object]]
"""Gives back the conversations that this user may not have any more."""


def unlocked(account: Account) -> Account:
    """The account without password and second factor: only a new link opens it."""
    return ended(without(account), password="")


async def keep_all(_: User) -> None:
    """Where there are no conversations to give back."""


class Administration:
    """What coordinators and operators do to accounts; returned is the key of what went wrong, or nothing."""

    def __init__(
        self, users: Users, invitations: Invitations, trail: Trail, redis: Any, leave: Leave = keep_all
    ) -> None:
        self._users, self._invitations, self._trail = users, invitations, trail
        self._redis, self._leave = redis, leave

    async def invite(self, actor: User, new: User, once: str = "") -> tuple[str, str]:
        """A problem, or the token of a link; an account stands ready, and opens nothing before it is used."""
        if not may_give(actor, new.role):
            return NOT_ALLOWED, ""
        if not folded(new.name) or not new.first_name.strip():
            return NAMELESS, ""
        if await self._sso_taken(new):
            return TAKEN, ""
        try:
            user = await self._users.add(new, once=once)
        except NameTaken:
            # The same form sent twice: the first link is shown still.
            before = await self._users.book.get(new.organisation, new.name) or {}
            return ("" if once and before.get("once") == once else TAKEN), ""
        await self._note(actor, "invite", user, user.role)
        return "", await self._invitations.make(user)

    async def reset(self, actor: User, user: User) -> tuple[str, str]:
        """A problem, or the token of a link; password and second factor are worth nothing from here on."""
        if not may_manage(actor, user) or user.disabled:
            return NOT_ALLOWED, ""
        new = await self._change(user, unlocked)
        if new is None:
            return NOT_ALLOWED, ""
        await self._note(actor, "reset", new)
        return "", await self._invitations.make(new)

    async def disable(self, actor: User, user: User) -> str:
        """Out at once; what they had goes back to the queue."""
        if not may_manage(actor, user):
            return NOT_ALLOWED
        try:
            new = await self._change(user, disabled, keep=True)
        except LastCoordinator:
            return LAST
        if new:
            await self._redis.zrem(keys.presence(user.organisation), user.name)
            await self._note(actor, "disable", new)
            await self._leave(new)
        return ""

    async def enable(self, actor: User, user: User) -> str:
        """As before, with the password and second factor there were."""
        if not may_manage(actor, user):
            return NOT_ALLOWED
        await self._change(user, enabled)
        await self._note(actor, "enable", user)
        return ""

    async def rename(self, actor: User, user: User, first_name: str) -> str:
        """Another first name, as residents see it; somebody's own too."""
        first = first_name.strip()[:LONGEST_FIRST_NAME]
        if not (may_manage(actor, user) or actor.name == user.name):
            return NOT_ALLOWED
        if not first:
            return NAMELESS
        await self._change(user, lambda account: {**account, "first_name": first})
        await self._note(actor, "rename", user)
        return ""

    async def place(self, actor: User, user: User, role: str, teams: tuple[str, ...], sso: str = "") -> str:
        """Another role, other teams; conversations they may not read any more go back to the queue."""
        if not (may_manage(actor, user) and may_give(actor, role)):
            return NOT_ALLOWED
        to = User(user.organisation, user.name, user.first_name, cast(Role, role), sso=folded(sso))
        if await self._sso_taken(to):
            return TAKEN
        change = {"role": role, "teams": list(teams), "sso": to.sso}

        def placed(account: Account) -> Account:
            # Pages that are open show what the role before could see.
            return ended(account, **change) if account["role"] != role else {**account, **change}

        try:
            new = await self._change(user, placed, keep=True)
        except LastCoordinator:
            return LAST
        if new:
            await self._note(actor, "place", new, f"{user.role}-{role}")
            await self._leave(new)
        return ""

    async def _change(self, user: User, change: Change, keep: bool = False) -> User | None:
        def changed(account: Account) -> Account | None:
            # Whether it is allowed was decided on this role; a colleague may have given another one since.
            return change(account) if account["role"] == user.role else None

        new = await self._users.book.alter(user.organisation, user.name, changed, keep)
        return user_of(new) if new else None

    async def _sso_taken(self, user: User) -> bool:
        """Whether a provider of sign-ins would mean somebody else by the same name."""
        called, everybody = user.sso or user.name, await self._users.everybody(user.organisation)
        return any(called == (one.sso or one.name) for one in everybody if one.name != user.name)

    async def _note(self, actor: User, what: str, user: User, why: str = "") -> None:
        await self._trail.note(user.organisation, actor.name, f"account_{what}", user.name, why)


def new_user(organisation: str, name: str, first_name: str, role: str, teams: tuple[str, ...]) -> User:
    """An account that is to be made."""
    first = " ".join(first_name.split())[:LONGEST_FIRST_NAME]
    return User(organisation, folded(name)[:LONGEST_NAME], first, cast(Role, role), teams=teams)
