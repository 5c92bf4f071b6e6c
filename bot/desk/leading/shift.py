# SPDX-License-Identifier: EUPL-1.2
"""Handing over a shift: what a worker has goes somewhere, each conversation by an ordinary move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.desk import states
from bot.desk.accounts.access import may_read
from bot.desk.accounts.users import User
from bot.desk.desk import Desk
from bot.desk.handover import Row
from bot.desk.mover import Asked, Mover, Plan, with_note
from bot.desk.states import ON_DESK, Conversation, Moved
from bot.desk.teams.team_moves import TeamMoves
from bot.desk.teams.teams import DEFAULT, Team
from bot.services import Services
from store.conversation import ConversationRef

STAYS, QUEUE, RESTS, COLLEAGUE, TEAM = "blijft", "rij", "rust", "collega", "team"
GOES_HOME, IS_ILL = "dienst", "afwezig"


@dataclass(frozen=True)
class Wish:
    """Where one conversation goes: `to` is a colleague's name or a team's key, `until` a moment."""

    where: str
    to: str = ""
    until: float | None = None
    remark: str = ""
    once: str = ""


def proposal(row: Row, team: Team, able: Mapping[str, User], back: float) -> Wish:
    """What is most likely right: danger and haste to who is on duty, what was answered rests till then."""
    if row.state == "snoozed" and row.snoozed_until >= back:
        return Wish(STAYS)
    if row.danger or row.urgency != "none":
        to = next((name for name in (team.duty, team.backup) if name in able and name != row.assignee), "")
        return Wish(COLLEAGUE, to) if to else Wish(QUEUE)
    return Wish(QUEUE) if row.unread else Wish(RESTS, until=back)


def able_to_have(row: Row, everybody: Sequence[User]) -> list[User]:
    """Who else may read it."""
    return [user for user in everybody if may_read(user, row.team or DEFAULT) and user.name != row.assignee]


class Shift:
    """Makes the moves, by the worker herself or by a coordinator for who fell ill."""

    def __init__(self, services: Services) -> None:
        self._desk, self._mover, self._teams = Desk(services), Mover(services), TeamMoves(services)

    async def own(self, ref: ConversationRef, worker: User, wish: Wish) -> Moved:
        """One of her own conversations goes where she wishes."""
        name, first = worker.name, worker.first_name
        if wish.where == COLLEAGUE:
            move = self._desk.transfer
            return await move(ref, name, wish.to, GOES_HOME, wish.remark, wish.once, first)
        if wish.where == TEAM:
            asked = Asked("reassign", name, GOES_HOME, f"reassign:{wish.once}")
            return await self._teams.reassign(ref, asked, wish.to, wish.remark, first)
        if wish.where == QUEUE:
            return await self._back(ref, worker, wish)
        rests = Moved(True)
        if wish.where == RESTS:
            if wish.until is None:
                return Moved(False, states.NO_MOMENT)
            rests = await self._desk.snooze(ref, name, wish.until, "afspraak", wish.once, first)
        if rests and wish.remark:
            return await self._desk.note(ref, name, wish.remark, wish.once, first)
        return rests

    async def relieve(
        self, ref: ConversationRef, by: User, former: User, wish: Wish, to: User | None
    ) -> Moved:
        """A coordinator sends on what a colleague has who is not there; `to` is who gets it, if somebody."""
        if wish.where == STAYS:
            return Moved(True)
        if wish.where not in (COLLEAGUE, QUEUE) or (wish.where == COLLEAGUE and to is None):
            return Moved(False, states.NO_COLLEAGUE)

        async def plan(seen: Conversation) -> Plan:
            key = "worker_transferred" if to else "returned_to_queue"
            told = await self._mover.announce(seen, key, to.first_name if to else "")
            holes = {"name": by.first_name, "former": former.first_name}
            note = self._mover.note(by.first_name, "desk_note_relieve", IS_ILL, wish.remark, **holes)
            return Plan(
                with_note(told, note),
                {"assignee": to.name if to else ""},
                unset=() if to else ("helping",),
                when={"assignee": former.name},
                gets=to.name if to else "",
                known=to is not None,
                whom=former.name,
            )

        asked = Asked("relieve", by.name, IS_ILL, f"relieve:{wish.once}")
        return await self._mover.make(ref, asked, plan)

    async def _back(self, ref: ConversationRef, worker: User, wish: Wish) -> Moved:
        name = worker.first_name
        note = self._mover.note(name, "desk_note_shift", GOES_HOME, wish.remark, name=name)
        return await self._desk.release(ref, worker.name, wish.once, note)


def has(rows: Sequence[Row], name: str) -> list[Row]:
    """What somebody has now."""
    return [row for row in rows if row.assignee == name and row.state in ON_DESK]
