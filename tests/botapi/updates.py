# SPDX-License-Identifier: EUPL-1.2
"""Updates that wait for the bot: a day, and until it has said that it has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

KEEP_S = 86_400
MOST = 100
# Telegram leaves these out unless the bot asks for them by name.
ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass
class Waiting:
    """One update; `tries` and `not_before` are the webhook's."""

    update_id: int
    at: float
    chat: int
    body: dict[str, Any]
    tries: int = 0
    not_before: float = 0.0


class Updates:
    """The queue, oldest first."""

    def __init__(self) -> None:
        self.allowed: list[str] = []
        self.expired = 0
        self._next = 100_001
        self._waiting: list[Waiting] = []

    def add(self, chat: int, content: dict[str, Any], now: float) -> int:
        """Queue an update with this content, unless the bot does not want its kind; its id."""
        update_id, self._next = self._next, self._next + 1
        if all(map(self._wanted, content)):
            self._waiting.append(Waiting(update_id, now, chat, {"update_id": update_id, **content}))
        return update_id

    def confirm(self, offset: int) -> None:
        """Forget what lies before `offset`; a negative one keeps only that many."""
        if offset < 0:
            self._waiting = self._waiting[offset:]
        elif offset > 0:
            self._waiting = [update for update in self._waiting if update.update_id >= offset]

    def waiting(self, now: float) -> list[Waiting]:
        """Every update the bot does not have yet; those over a day old are gone."""
        fresh = [update for update in self._waiting if update.at > now - KEEP_S]
        self.expired += len(self._waiting) - len(fresh)
        self._waiting = fresh
        return list(fresh)

    def done(self, update_id: int) -> None:
        """The webhook has taken it."""
        self._waiting = [update for update in self._waiting if update.update_id != update_id]

    def drop(self) -> None:
        """Forget them all."""
        self._waiting = []

    def _wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ON_REQUEST
