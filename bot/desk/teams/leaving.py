# SPDX-License-Identifier: EUPL-1.2
"""Who can no longer help: their conversations go back to the queue, and the residents are told."""

from __future__ import annotations

from collections.abc import Iterable

from bot.desk.accounts.access import may_read
from bot.desk.accounts.users import User
from bot.desk.mover import Asked, Mover, Plan
from bot.desk.shelf import on_desk
from bot.desk.states import Conversation
from bot.services import Services
from store import keys
from store.conversation import ConversationRef

DISABLED, MOVED = "disabled", "teams"


async def release_all(services: Services, organisation: str, worker: str) -> int:
    """Give back everything this worker has, after the account was disabled; how many it were."""
    theirs = await on_desk(services, organisation, "assignee", worker)
    return await _give_back(services, theirs, worker, DISABLED)


async def release_unreadable(services: Services, user: User) -> int:
    """Give back what this worker has of teams they are not in any more; how many it were."""
    theirs = await on_desk(services, user.organisation, "assignee", user.name)
    teams = [await services.redis.hget(keys.conversation(ref), "team") for ref in theirs]
    lost = [ref for ref, team in zip(theirs, teams, strict=True) if not may_read(user, team or "")]
    return await _give_back(services, lost, user.name, MOVED)


async def _give_back(services: Services, refs: Iterable[ConversationRef], worker: str, why: str) -> int:
    mover = Mover(services)

    async def plan(seen: Conversation) -> Plan:
        told = await mover.announce(seen, "returned_to_queue")
        return Plan(told, {"assignee": ""}, unset=("helping",), whom=worker)

    # Not theirs any more by the time it is made: then there is nothing to give back.
    moved = [await mover.make(ref, Asked("leave", worker, why, by=""), plan) for ref in refs]
    return sum(bool(one) for one in moved)
