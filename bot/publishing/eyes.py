# SPDX-License-Identifier: EUPL-1.2
"""For which changes an organisation wants a second pair of eyes before residents read them."""

from __future__ import annotations

from bot.services import Services
from content.editing.change import Change
from content.editing.delicate import danger, numbers_change
from content.editing.view import View
from content.entry import KINDS, Kind
from store import keys

ALWAYS: tuple[Kind, ...] = ("card",)
"""Nobody can switch it off for what is said in danger."""
NUMBERS = "numbers"
"""The choice for a change of a phone number, in whatever kind of entry."""
CHOICES: tuple[str, ...] = (NUMBERS, *(kind for kind in KINDS if kind not in ALWAYS))


class Eyes:
    """The choices of every organisation."""

    def __init__(self, services: Services) -> None:
        self._redis = services.redis

    async def choices(self, organisation: str) -> dict[str, bool]:
        """By kind, and for numbers, whether it is wanted."""
        kept = await self._redis.hgetall(keys.eyes(organisation))
        return {name: kept.get(name, str(int(name == NUMBERS))) == "1" for name in CHOICES}

    async def choose(self, organisation: str, name: str, wanted: bool) -> None:
        """Want it, or no longer; for danger it stays as it is."""
        if name in CHOICES:
            await self._redis.hset(keys.eyes(organisation), name, int(wanted))

    async def needed(self, organisation: str, change: Change, view: View | None) -> bool:
        """Whether this change needs it."""
        if danger(change.kind, change.key):
            return True
        chosen = await self.choices(organisation)
        base, own = (view.base, view.own) if view else (None, None)
        return chosen.get(change.kind, False) or (chosen[NUMBERS] and numbers_change(change, base, own))
