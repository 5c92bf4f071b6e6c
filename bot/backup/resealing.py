# SPDX-License-Identifier: EUPL-1.2
"""Everything that is sealed with the master key itself, and how each is sealed anew."""

from __future__ import annotations

import json
from typing import Any

from bot.desk.accounts.second_factor import PURPOSE, ref_of
from bot.phrases.box import resealed
from bot.turns.commit import ERRAND
from store import keys
from store.conversation import PARTITIONS, ConversationRef
from store.master import MasterKey
from store.vault import Unreadable, Vault, rewrapped

LABELS = frozenset({"wrap", "apart", "phrases", "backup", "fingerprint"})
"""What the master key is used for; the last two are in no key of Redis."""
_IF_STILL = """
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1
"""


class Resealing:
    """From one key to another; what the other opens already stays, what neither opens stays too."""

    def __init__(self, redis: Any, old: MasterKey, new: MasterKey) -> None:
        self._redis, self._old, self._new = redis, old, new
        self._from, self._to = Vault(redis, old), Vault(redis, new)

    async def run(self) -> int:
        """All of it; how much that was."""
        count = await self._conversations() + await self._errands() + await self._accounts()
        count += await self._phrases() + await self._labelled()
        await self._staff_out()
        return count

    async def _conversations(self) -> int:
        count = 0
        async for name in self._redis.scan_iter(f"{keys.PREFIX}*:key:*", count=1000):
            ref = ConversationRef(*name.split(":")[-2:])
            fields = await self._redis.hgetall(name)
            wrapped = rewrapped(self._old, self._new, ref, fields) if fields else None
            if wrapped is not None:
                count += await self._swap(name, "wrapped", fields["wrapped"], wrapped)
        return count

    async def _errands(self) -> int:
        """Messages that must still be taken away from a chat: the address is sealed in the entry itself."""
        count = 0
        for stream in (keys.outbox(p, lane) for p in range(PARTITIONS) for lane in keys.LANES):
            for entry, fields in await self._redis.xrange(stream):
                ref = ConversationRef.parse(fields["r"])
                if (sealed := self._apart(ref, ERRAND, fields.get("a", ""))) is None:
                    continue
                async with self._redis.pipeline(transaction=True) as both:
                    both.xadd(stream, {**fields, "a": sealed})
                    both.xdel(stream, entry)
                    await both.execute()
                count += 1
        return count

    async def _accounts(self) -> int:
        count = 0
        async for name in self._redis.scan_iter(f"{keys.PREFIX}users:*"):
            for user, stored in (await self._redis.hgetall(name)).items():
                account = json.loads(stored)
                ref = ref_of(self._old, account["organisation"], account["name"])
                sealed = self._apart(ref, PURPOSE, account.get("totp", ""))
                if sealed is not None:
                    count += await self._swap(name, user, stored, json.dumps({**account, "totp": sealed}))
        return count

    async def _phrases(self) -> int:
        count = 0
        async for name in self._redis.scan_iter(f"{keys.PREFIX}phrases:*"):
            organisation = name.split(":")[2]
            for sealed in await self._redis.smembers(name):
                if (anew := resealed(self._old, self._new, organisation, sealed)) is None:
                    continue
                async with self._redis.pipeline(transaction=True) as both:
                    # In before out: a set that is empty for a moment loses its time to go.
                    both.sadd(name, anew)
                    both.srem(name, sealed)
                    await both.execute()
                count += 1
        return count

    async def _labelled(self) -> int:
        count = 0
        async for name in self._redis.scan_iter(f"{keys.PREFIX}labelled:*"):
            organisation = name.split(":")[2]
            for mark, sealed in (await self._redis.hgetall(name)).items():
                if (anew := resealed(self._old, self._new, organisation, sealed)) is not None:
                    count += await self._swap(name, mark, sealed, anew)
        return count

    async def _staff_out(self) -> None:
        """Whoever is signed in signs in again: what their sessions hold was sealed with the old key."""
        async for name in self._redis.scan_iter(f"{keys.PREFIX}session:*", count=1000):
            if await self._redis.type(name) == "hash" and await self._redis.hget(name, "kind") != "visitor":
                await self._redis.delete(name)

    def _apart(self, ref: ConversationRef, purpose: str, sealed: str) -> str | None:
        """Sealed anew; None when there is nothing, or nothing the old key opens."""
        try:
            plain = self._from.open_apart(ref, purpose, sealed) if sealed else None
        except Unreadable:
            return None
        return None if plain is None else self._to.seal_apart(ref, purpose, plain)

    async def _swap(self, name: str, field: str, before: str, after: str) -> int:
        return int(await self._redis.eval(_IF_STILL, 1, name, field, before, after))
