# SPDX-License-Identifier: EUPL-1.2
"""For which changes an organisation wants a second pair of eyes before residents read them."""

from __future__ import annotations

from bot.services import Services
from content.checks.cards import NUMBER
from content.checks.override import DANGER
from content.editing.change import Change
from content.editing.difference import flat
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
        if change.kind in ALWAYS or (change.kind == "message" and change.key.startswith(DANGER)):
            return True
        chosen = await self.choices(organisation)
        return chosen.get(change.kind, False) or (chosen[NUMBERS] and numbers_change(change, view))


def numbers_change(change: Change, view: View | None) -> bool:
    """Whether a phone number is changed, added or taken away, in a field of its own or in a text."""
    before = (view.own if view and view.own else view.base if view else None) or {}
    after = change.data if change.data is not None else (view.base if view else None) or {}
    kept = {**(view.base or {} if view else {}), **before}, {**(view.base or {} if view else {}), **after}
    return _numbers(kept[0]) != _numbers(kept[1])


def _numbers(data: dict[str, object]) -> set[str]:
    found = {str(data.get(name)) for name in ("phones", "show_phone")}
    for value in flat(data).values():
        found |= set(NUMBER.findall(str(value)))
    return found
