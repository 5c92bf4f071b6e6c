# SPDX-License-Identifier: EUPL-1.2
"""Conversations between teams: given to another one, or left behind by one that is taken away."""

from __future__ import annotations

from bot.conversation.outcome import Outcome
from bot.desk import states
from bot.desk.accounts.users import Users
from bot.desk.mover import Asked, Mover, Plan, with_note
from bot.desk.shelf import on_desk
from bot.desk.states import Conversation, Moved
from bot.desk.teams.leaving import release_unreadable
from bot.desk.teams.teams import DEFAULT, Teams
from bot.services import Services
from store.conversation import ConversationRef


class TeamMoves:
    """Moves conversations from team to team."""

    def __init__(self, services: Services) -> None:
        self._s, self._mover = services, Mover(services)
        self._teams = Teams(services.redis)
        self._users = Users.of(services)

    async def reassign(self, ref: ConversationRef, asked: Asked, team: str, text: str, name: str) -> Moved:
        """Give it to another team, where it waits until somebody takes it."""
        to = await self._teams.get(ref.organisation, team)
        if to is None:
            return Moved(False, states.NO_TEAM)

        async def plan(seen: Conversation) -> Plan:
            told = await self._mover.announce(seen, "moved_to_team", team=to.name)
            by = name or asked.worker
            note = self._mover.note(by, "desk_note_reassign", asked.why, text, name=by, team=to.name)
            there = {"assignee": "", "team": to.key, "placed": 1}
            return Plan(with_note(told, note), there, unset=("helping",), team=to.key, whom=to.key)

        return await self._mover.make(ref, asked, plan)

    async def remove(self, organisation: str, team: str, by: str) -> bool:
        """Take a team away: its members leave it and its conversations are those of the default team."""
        if team == DEFAULT or await self._teams.get(organisation, team) is None:
            return False
        # First of all, so that nothing new comes to it while the rest is moved.
        await self._teams.remove(organisation, team)
        for ref in await on_desk(self._s, organisation, "team", team):
            await self._rehouse(ref, team, by)
        for user in await self._users.everybody(organisation):
            left = await self._users.set_teams(user, leaves=team) if team in user.teams else None
            if left is not None:
                await release_unreadable(self._s, left)
        return True

    async def _rehouse(self, ref: ConversationRef, team: str, by: str) -> Moved:
        async def plan(seen: Conversation) -> Plan:
            return Plan(Outcome(keep_buttons=True), {"team": DEFAULT}, whom=team, when={"team": team})

        return await self._mover.make(ref, Asked("rehouse", by), plan)
