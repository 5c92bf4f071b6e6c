# SPDX-License-Identifier: EUPL-1.2
"""One conversation and the atomic steps on it, with as little given as each needs."""

from __future__ import annotations

from typing import Any

from redis.asyncio import Redis

from store import keys
from store.conversation import ConversationRef
from store.lease import Leases
from store.master import MasterKey
from store.steps import Steps
from store.vault import Vault

REF = ConversationRef("standaard", "a" * 32)
NOW = 1_795_000_000.0
KEEP = f"keep|{REF}"


class Bench:
    """One conversation and the steps on it."""

    def __init__(self, redis: Redis) -> None:
        self.redis: Any = redis
        self.steps = Steps(redis)
        self.vault = Vault(redis, MasterKey(bytes(range(32))))
        self.turn, self.send = Leases(redis, "turn", "een"), Leases(redis, "send", "een")

    async def accept(self, message: str = "m1", now: float = NOW, **more: Any) -> list[str]:
        key = await self.vault.key(REF, fresh=True)
        new = {"organisation": "standaard", "channel": "telegram", "address": "verzegeld", "state": "pending"}
        step = {"message_id": message, "kid": key.kid, "now": now, "new": new, "body": "b", "line": "l"}
        return await self.steps.accept(REF, step | {"push": True} | more)

    async def commit(self, entry: str = "", **more: Any) -> list[str]:
        key = await self.vault.key(REF, fresh=True)
        step = {
            "token": self.turn.tokens[REF.partition],
            "entry": entry,
            "kid": key.kid,
            "now": NOW,
            "done": 1,
        }
        empty = {"set": {}, "unset": [], "lines": [], "timers": {KEEP: NOW + 60}, "untimers": []}
        return await self.steps.commit(REF, step | empty | more)

    async def desk(self, worker: str = "anja", **more: Any) -> list[str]:
        key = await self.vault.key(REF, fresh=True)
        step = {
            "once": "",
            "kid": key.kid,
            "now": NOW,
            "when": {"state": "open", "assignee": ""},
            "first": {},
        }
        step |= {"set": {"assignee": worker}, "unset": [], "timers": {}, "leave": False}
        line = {"who": "system", "body": "l", "push": True}
        return await self.steps.desk(
            REF, step | {"lines": [line], "audit": {"who": worker, "what": "x"}} | more
        )

    async def erase(self, **more: Any) -> list[str]:
        step = {"token": self.turn.tokens[REF.partition], "entry": "", "done": 1, "now": NOW, "timer": KEEP}
        return await self.steps.erase(REF, step | {"line": "", "push": True} | more)

    async def entry(self) -> str:
        [(entry, _)] = await self.redis.xrange(keys.inbox(REF.partition))
        return str(entry)

    async def field(self, name: str) -> str | None:
        found: str | None = await self.redis.hget(keys.conversation(REF), name)
        return found

    async def own_keys(self) -> list[str]:
        return [name async for name in self.redis.scan_iter(f"*{REF.id}*")]


ANSWER = {"who": "bot", "body": "antwoord", "lane": "ordinary", "answers": 1}
CARD: dict[str, Any] = {"card": "kaart", "mark": "{}", "private": True, "buttons": "knoppen"}
