# SPDX-License-Identifier: EUPL-1.2
"""The cap: how many conversations a worker of a team has at once; nobody in danger is ever refused for it.

Only open ones count: what rests until an agreed moment takes no attention now. The counting itself is done in
the step that gives the conversation (`store/lua/desk.lua`), so that twenty claims at once cannot get past it.
"""

from __future__ import annotations

from bot.desk.accounts.users import Users
from bot.desk.states import Conversation
from bot.desk.teams.teams import DEFAULT, Teams
from content.opening.when import Say


async def most(teams: Teams, users: Users, organisation: str, conversation: Conversation, giver: str) -> int:
    """How many whoever gets this conversation may have, 0 for any number; a coordinator may go over it."""
    if conversation.get("danger") or conversation.get("urgency") == "now":
        return 0
    team = await teams.get(organisation, conversation.get("team") or DEFAULT)
    if team is None or not team.at_once:
        return 0
    by = await users.get(organisation, giver)
    return 0 if by is not None and by.role == "coordinator" else team.at_once


async def whom_to_ask(users: Users, organisation: str, say: Say) -> str:
    """The first names of the coordinators, who may go over it."""
    everybody = await users.colleagues(organisation)
    names = ", ".join(user.first_name for user in everybody if user.role == "coordinator")
    return names or say("desk_coordinator")
