# SPDX-License-Identifier: EUPL-1.2
"""Who serves a partition: a lease with a fencing token that every commit checks."""

from __future__ import annotations

import math
import time
from typing import Any

from store import keys
from store.conversation import PARTITIONS

TTL_MS = 5000
ALIVE_S = 10.0

_TAKE = """
local held = redis.call('GET', KEYS[1])
if held and held == ARGV[3] then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return held
end
-- One that would last longer than any was given is of before the clock was set back: nobody keeps it up.
if held and redis.call('PTTL', KEYS[1]) > 2 * ARGV[2] then held = false end
-- A lease of our own name that we do not remember is what a killed predecessor left behind.
local ours = held and ARGV[3] == '' and string.sub(held, 1, #ARGV[1] + 1) == ARGV[1] .. ':'
if held and not ours then return false end
local token = ARGV[1] .. ':' .. redis.call('INCR', KEYS[2])
redis.call('SET', KEYS[1], token, 'PX', ARGV[2])
return token
"""
_GIVE = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0"


class Leases:
    """The partitions this process serves in one role; `owner` is the same after a restart, so that it
    takes its own leases back at once."""

    def __init__(self, redis: Any, role: str, owner: str) -> None:
        self._redis, self._role, self._owner = redis, role, owner
        self.tokens: dict[int, str] = {}
        self._renewed: dict[int, float] = {}

    async def renew(self) -> None:
        """Keep, take and give back leases so that every live process has its fair share."""
        share = await self._share()
        before = set(self.tokens)
        await self._extend()
        for partition in self._order():
            # What was lost just now belongs to somebody; it is not snatched back in the same breath.
            if partition not in before and len(self.tokens) < share:
                await self._take(partition)
            if len(self.tokens) > share and partition in self.tokens:
                await self._give(partition)

    async def release(self) -> None:
        """Give everything back, at a clean stop."""
        for partition in list(self.tokens):
            await self._give(partition)
        await self._redis.zrem(keys.members(self._role), self._owner)

    def holds(self, partition: int) -> bool:
        """Whether the lease cannot have run out: a process that stood still may hold a token in vain."""
        age = time.monotonic() - self._renewed.get(partition, -math.inf)
        return partition in self.tokens and age < TTL_MS / 1000

    def lost(self, partition: int) -> None:
        """A commit said that another process has this partition now."""
        self.tokens.pop(partition, None)

    def _order(self) -> list[int]:
        mine = sorted(self.tokens)
        return mine + [p for p in range(PARTITIONS) if p not in self.tokens]

    async def _share(self) -> int:
        now, members = time.time(), keys.members(self._role)
        await self._redis.zadd(members, {self._owner: now})
        await self._redis.zremrangebyscore(members, 0, now - ALIVE_S)
        # A sign of life from the future is of before the clock was set back.
        await self._redis.zremrangebyscore(members, now + ALIVE_S, "+inf")
        alive = int(await self._redis.zcard(members))
        return math.ceil(PARTITIONS / max(1, alive))

    async def _extend(self) -> None:
        """Keep what is held, in one trip: this happens all the time."""
        mine, asked = list(self.tokens), time.monotonic()
        trip = self._redis.pipeline(transaction=False)
        for partition in mine:
            trip.eval(_TAKE, 2, *self._names(partition), self._owner, TTL_MS, self.tokens[partition])
        for partition, token in zip(mine, await trip.execute(), strict=True):
            self._took(partition, token, asked)

    async def _take(self, partition: int) -> None:
        asked = time.monotonic()
        token = await self._redis.eval(_TAKE, 2, *self._names(partition), self._owner, TTL_MS, "")
        self._took(partition, token, asked)

    def _names(self, partition: int) -> tuple[str, str]:
        return keys.lease(partition, self._role), keys.fence(partition)

    def _took(self, partition: int, token: str | None, asked: float) -> None:
        if token:
            self.tokens[partition], self._renewed[partition] = token, asked
        else:
            self.lost(partition)

    async def _give(self, partition: int) -> None:
        token = self.tokens.pop(partition)
        await self._redis.eval(_GIVE, 1, keys.lease(partition, self._role), token)
