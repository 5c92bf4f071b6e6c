# SPDX-License-Identifier: EUPL-1.2
"""Who may read which conversations."""

from __future__ import annotations

from bot.desk.accounts.users import READS_CONVERSATIONS, User
from bot.desk.teams.teams import DEFAULT


def may_read(user: User, team: str) -> bool:
    """Coordinators read every team of their organisation, workers their own, nobody else any."""
    if user.role not in READS_CONVERSATIONS:
        return False
    return user.role == "coordinator" or (team or DEFAULT) in teams_of(user)


def teams_of(user: User) -> tuple[str, ...]:
    """The teams somebody is in; nobody is in none."""
    return user.teams or (DEFAULT,)
