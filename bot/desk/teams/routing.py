# SPDX-License-Identifier: EUPL-1.2
"""Which team a handoff is for, by worry and place, and what somebody in danger hears when nobody is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.conversation import handoff
from bot.conversation.outcome import Outcome
from bot.desk.states import ON_DESK
from bot.desk.teams.duty import truth
from bot.desk.teams.teams import Teams
from bot.follow_up import offer as follow_up
from bot.services import Services
from content.reply import Summary
from store.conversation import ConversationRef


async def routed(
    services: Services, ref: ConversationRef, outcome: Outcome, conversation: Mapping[str, str]
) -> Outcome:
    """The outcome with the team its handoff is for, if it makes one."""
    if outcome.handoff is None:
        return outcome
    again = follow_up.again(conversation, await services.clock.now())
    team = await _team(services, ref, outcome.handoff.summary, conversation)
    team = conversation.get("team", "") if again else team
    waits = conversation.get("state") in ON_DESK
    alone = None if waits else await truth(services, ref.organisation, conversation, team)
    first = [*([follow_up.note(services)] if again else []), *([alone] if alone else [])]
    return replace(outcome, drafts=[*first, *outcome.drafts], set={**outcome.set, "team": team})


async def alone(services: Services, ref: ConversationRef, conversation: Mapping[str, str]) -> Outcome:
    """After a danger card nothing is said, but to who waits for a person while nobody is there."""
    if not handoff.waits(conversation):
        return Outcome()
    told = await truth(services, ref.organisation, conversation, conversation.get("team", ""))
    return Outcome([told], keep_buttons=True) if told else Outcome()


async def _team(
    services: Services, ref: ConversationRef, summary: Summary, conversation: Mapping[str, str]
) -> str:
    """Where a person has the conversation, or moved it themselves, it is the team it has."""
    moved = conversation.get("assignee") or conversation.get("placed")
    if conversation.get("state") in ON_DESK and moved:
        return conversation.get("team", "")
    return (await Teams(services.redis).of(ref.organisation, summary.theme, summary.municipality)).key
