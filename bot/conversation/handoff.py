# SPDX-License-Identifier: EUPL-1.2
"""Who owns the turn: the states of a conversation, in Chatwoot's words; moves: `bot.desk.states`."""

from __future__ import annotations

from collections.abc import Mapping

PENDING, OPEN, SNOOZED, RESOLVED = "pending", "open", "snoozed", "resolved"


def person_has_the_turn(conversation: Mapping[str, str]) -> bool:
    """Only an assigned person silences the bot, also while they agreed to come back later."""
    return conversation.get("state") in (OPEN, SNOOZED) and bool(conversation.get("assignee"))


def waits(conversation: Mapping[str, str]) -> bool:
    """Whether the resident waits for a person who has not taken the conversation yet."""
    return conversation.get("state") in (OPEN, SNOOZED) and not conversation.get("assignee")
