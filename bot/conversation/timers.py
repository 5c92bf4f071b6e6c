# SPDX-License-Identifier: EUPL-1.2
"""How the timers of a conversation are called in its partition's sorted set."""

from __future__ import annotations

from store.conversation import ConversationRef


def timer(kind: str, ref: ConversationRef) -> str:
    """The name of a conversation's timer of one kind."""
    return f"{kind}|{ref}"
