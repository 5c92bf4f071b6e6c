# SPDX-License-Identifier: EUPL-1.2
"""The turn being handled: what the channel knows and Rasa's tracker store needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from store.conversation import ConversationRef


@dataclass
class Turn:
    """One message of one conversation; `events` are those before the turn, then those after it."""

    ref: ConversationRef
    message_id: str
    events: list[dict[str, Any]] = field(default_factory=list)


CURRENT: ContextVar[Turn | None] = ContextVar("omzien_turn", default=None)


@contextmanager
def handling(turn: Turn) -> Iterator[Turn]:
    """Make `turn` the current one."""
    token = CURRENT.set(turn)
    try:
        yield turn
    finally:
        CURRENT.reset(token)


def current(sender_id: str) -> Turn | None:
    """The turn of this conversation, None outside one."""
    turn = CURRENT.get()
    return turn if turn is not None and str(turn.ref) == sender_id else None
