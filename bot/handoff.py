# SPDX-License-Identifier: EUPL-1.2
"""Who owns the turn: the states of a conversation, in Chatwoot's words, and the moves between them."""

from __future__ import annotations

from collections.abc import Mapping

PENDING, OPEN, SNOOZED, RESOLVED = "pending", "open", "snoozed", "resolved"

MOVES: dict[tuple[str, str], str] = {
    (PENDING, "handoff"): OPEN,
    (RESOLVED, "handoff"): OPEN,
    (OPEN, "handoff"): OPEN,
    (OPEN, "claim"): OPEN,
    (OPEN, "release"): OPEN,
    (OPEN, "close"): RESOLVED,
    # A resident who writes after the close is with the bot again.
    (RESOLVED, "write"): PENDING,
    (OPEN, "snooze"): SNOOZED,
    (SNOOZED, "write"): OPEN,
    (SNOOZED, "claim"): OPEN,
}


def person_has_the_turn(conversation: Mapping[str, str]) -> bool:
    """Only an assigned person silences the bot."""
    return conversation.get("state") == OPEN and bool(conversation.get("assignee"))


def waits(conversation: Mapping[str, str]) -> bool:
    """Whether the resident waits for a person who has not taken the conversation yet."""
    return conversation.get("state") in (OPEN, SNOOZED) and not conversation.get("assignee")
