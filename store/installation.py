# SPDX-License-Identifier: EUPL-1.2
"""The store as a whole: which form its data has, which master key it is under, and whether it may be used."""

from __future__ import annotations

from typing import Any

from store import keys
from store.connection import NAME
from store.master import MasterKey

FORM, MASTER, NEXT, RESTORING = "form", "master", "next", "restoring"


class NotUsable(RuntimeError):
    """Why this version cannot work with this store; `code` names the text for the operator."""

    def __init__(self, code: str, **holes: str) -> None:
        super().__init__(code)
        self.code, self.holes = code, holes


class Installation:
    """One hash that every part looks at before it begins."""

    def __init__(self, redis: Any) -> None:
        self._redis = redis

    async def form(self) -> int | None:
        """The number of the last migration that was done; None when nobody ever counted."""
        found = await self._redis.hget(keys.installation(), FORM)
        return None if found is None else int(found)

    async def set(self, **fields: str | int) -> None:
        """Write these fields."""
        await self._redis.hset(keys.installation(), mapping=fields)

    async def unset(self, *fields: str) -> None:
        """Take these away."""
        await self._redis.hdel(keys.installation(), *fields)

    async def empty(self) -> bool:
        """Whether nothing of ours is stored."""
        async for name in self._redis.scan_iter(f"{keys.PREFIX}*", count=1000):
            if not passing(name):
                return False
        return True

    async def whole(self, master: MasterKey) -> None:
        """NotUsable when a restore or a rotation was broken off, or the data is under another key."""
        found = await self._redis.hgetall(keys.installation())
        if RESTORING in found:
            raise NotUsable("restoring")
        if NEXT in found:
            raise NotUsable("rotating")
        if found.get(MASTER, master.fingerprint) != master.fingerprint:
            raise NotUsable("key", wanted=found[MASTER], given=master.fingerprint)

    async def settle(self, master: MasterKey) -> None:
        """From here on this store belongs to this key."""
        await self._redis.hsetnx(keys.installation(), MASTER, master.fingerprint)

    async def others(self) -> int:
        """How many other connections of Omzien's own there are: parts that run."""
        mine = await self._redis.client_id()
        names = [each for each in await self._redis.client_list() if each.get("name") == NAME]
        return sum(int(each["id"]) != mine for each in names)


def passing(name: str) -> bool:
    """Whether a key says only what runs now, and means nothing after a stop."""
    return name.startswith(_PASSING) or ":lease:" in name


_PASSING = tuple(
    keys.PREFIX + kind
    for kind in ("installation", "clock", "members:", "budget:", "training:lock", "agenda-turn:", "brake:")
)
