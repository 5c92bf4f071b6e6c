# SPDX-License-Identifier: EUPL-1.2
"""How the desk stands now: who waits, how long, what each worker has. Live only: nothing of it is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.conversation.handoff import SNOOZED
from bot.desk.accounts.users import User
from bot.desk.handover import Row
from bot.desk.teams.teams import DEFAULT


@dataclass(frozen=True)
class Load:
    """What one worker has now."""

    name: str
    open: int
    resting: int
    away: bool


@dataclass(frozen=True)
class Standing:
    """The desk now; `longest` is since when somebody waits, nobody for 0."""

    waiting: int
    urgent: int
    longest: float
    busy: int
    resting: int
    load: list[Load]


def standing(rows: Sequence[Row], workers: Sequence[User], away: Collection[str], team: str = "") -> Standing:
    """Of one team's conversations, or of all; workers by their first name and nothing else."""
    here = [row for row in rows if not team or (row.team or DEFAULT) == team]
    free = [row for row in here if not row.assignee and row.state != SNOOZED]
    awake = Counter(row.assignee for row in here if row.assignee and row.state != SNOOZED)
    resting = Counter(row.assignee for row in here if row.assignee and row.state == SNOOZED)
    load = [Load(u.first_name, awake[u.name], resting[u.name], u.name in away) for u in workers]
    return Standing(
        waiting=len(free),
        urgent=sum(bool(row.danger) or row.urgency in ("now", "today") for row in free),
        longest=min((row.waiting_since for row in free), default=0.0),
        busy=awake.total(),
        resting=resting.total(),
        load=sorted(load, key=lambda one: one.name.casefold()),
    )
