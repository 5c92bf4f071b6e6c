# SPDX-License-Identifier: EUPL-1.2
"""Who may manage whom."""

from __future__ import annotations

from bot.desk.accounts.users import Role, User

MANAGES: dict[Role, tuple[Role, ...]] = {
    "coordinator": ("worker", "coordinator", "editor"),
    # A link for an account that reads conversations lets whoever makes it read them.
    "operator": ("editor", "operator"),
}


def may_give(actor: User, role: str) -> bool:
    """Whether somebody may make an account of this role."""
    return role in MANAGES.get(actor.role, ())


def may_manage(actor: User, user: User) -> bool:
    """Whether somebody may reset, rename, disable or change this account: never their own."""
    return user.name != actor.name and may_give(actor, user.role)
