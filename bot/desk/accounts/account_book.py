# SPDX-License-Identifier: EUPL-1.2
"""The accounts as they are stored: read whole, changed only if nobody else changed them meanwhile."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from store import keys

Account = dict[str, Any]
Change = Callable[[Account], Account | None]
"""What an account becomes, or None when the change is refused after all."""
Changed = Callable[[Account, Account], Awaitable[None]]
"""Is told what an account was and what it is now."""
TRIES = 20


class LastCoordinator(Exception):
    """Nobody would be left who can manage the desk."""


class AccountBook:
    """Every organisation's accounts, by folded name."""

    def __init__(self, redis: Any, changed: Changed | None = None) -> None:
        self._redis, self._changed = redis, changed

    async def add(self, organisation: str, name: str, account: Account) -> bool:
        """A new account; False when there is one of this name."""
        return bool(await self._redis.hsetnx(keys.user(organisation), name, json.dumps(account)))

    async def empty(self, organisation: str) -> bool:
        """Whether there is no account at all."""
        return not await self._redis.exists(keys.user(organisation))

    async def get(self, organisation: str, name: str) -> Account | None:
        """One account."""
        stored = await self._redis.hget(keys.user(organisation), name)
        return json.loads(stored) if stored else None

    async def all(self, organisation: str) -> list[Account]:
        """Every account, disabled ones too."""
        return read(await self._redis.hvals(keys.user(organisation)))

    async def alter(
        self, organisation: str, name: str, change: Change, keep_coordinator: bool = False
    ) -> Account | None:
        """The changed account; None when it is not there or `change` refuses; LastCoordinator."""
        key = keys.user(organisation)
        for _ in range(TRIES):
            stored = await self._redis.hget(key, name)
            new = change(json.loads(stored)) if stored else None
            if new is None:
                return None
            word = await self._redis.eval(
                _ALTER, 1, key, name, stored, json.dumps(new), int(keep_coordinator)
            )
            if word == "last":
                raise LastCoordinator
            if word == "ok":
                if self._changed:
                    await self._changed(json.loads(stored), new)
                return new
        raise RuntimeError("an account kept changing")


def read(stored: Iterable[str]) -> list[Account]:
    """Accounts as Redis gives them."""
    return [json.loads(one) for one in stored]


# Counting coordinators and changing one is one step: two who demote each other must not both succeed.
_ALTER = """
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 'again' end
local function leads(a)
  return a.role == 'coordinator' and not a.disabled and (a.password ~= '' or (a.seen or '') ~= '')
end
if ARGV[4] == '1' and leads(cjson.decode(ARGV[2])) and not leads(cjson.decode(ARGV[3])) then
  local others, all = 0, redis.call('HGETALL', KEYS[1])
  for i = 1, #all, 2 do
    if all[i] ~= ARGV[1] and leads(cjson.decode(all[i + 1])) then others = others + 1 end
  end
  if others == 0 then return 'last' end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 'ok'
"""
