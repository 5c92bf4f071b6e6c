# SPDX-License-Identifier: EUPL-1.2
"""The call round: whose number is due, and whom was tried in vain."""

from __future__ import annotations

import json
from dataclasses import dataclass

from bot.services import Services
from bot.upkeep.foremost import Foremost
from bot.upkeep.found import Finder
from content.model import Contact
from store import keys
from store.clock import day_of


@dataclass(frozen=True)
class Call:
    """A number to call; nobody answered it `tries` times, the last time on `tried`."""

    contact: Contact
    tries: int = 0
    tried: str = ""


class Calls:
    """The round of one organisation."""

    def __init__(self, services: Services) -> None:
        self._s, self._finder = services, Finder(services)

    async def due(self, organisation: str, most: int) -> tuple[list[Call], int]:
        """Whom to call first, and how many there are in all; who was tried last comes last."""
        stored = await self._s.redis.hgetall(keys.calls(organisation))
        tried = {contact: json.loads(text) for contact, text in stored.items()}
        calls, gone = Foremost(most, _turn), set(tried)
        async for contact in self._finder.calls(organisation):
            gone.discard(contact.id)
            calls.add(Call(contact, **tried.get(contact.id, {})))
        if gone:
            await self._s.redis.hdel(keys.calls(organisation), *gone)
        return calls.first, calls.count

    async def nobody(self, organisation: str, contact: str) -> None:
        """Nobody answered: once more another day."""
        place = keys.calls(organisation)
        before = json.loads(await self._s.redis.hget(place, contact) or "{}")
        now = {"tries": before.get("tries", 0) + 1, "tried": day_of(await self._s.clock.now())}
        await self._s.redis.hset(place, contact, json.dumps(now))


def _turn(call: Call) -> tuple[str, str, str, str]:
    contact = call.contact
    return call.tried, contact.called_date or "", contact.assured_date or "", contact.id
