# SPDX-License-Identifier: EUPL-1.2
"""The worker: takes messages from the inboxes of its partitions and finishes each exactly once, in order."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

import structlog
from redis.exceptions import RedisError

from bot.commit import Commit
from bot.intake import PURPOSE
from bot.log import failure
from bot.outcome import Item
from bot.rasa import Rasa
from bot.services import Services
from bot.sweeper import Sweeper
from bot.thread import Thread
from bot.turn import Turn
from store import keys
from store.conversation import ConversationRef
from store.lease import Leases
from store.vault import Unreadable

RENEW_S = 1.5
BLOCK_MS = 1000
AT_ONCE = 200
_log = structlog.get_logger()


class Worker:
    """Serves the partitions it holds a lease on."""

    def __init__(self, services: Services, owner: str) -> None:
        self._s = services
        self.leases = Leases(services.redis, "turn", owner)
        self._rasa = Rasa(services.settings)
        self._turn, self._commit = Turn(services, self._rasa), Commit(services)
        self._read_to: dict[int, str] = {}
        self._threads: dict[ConversationRef, Thread] = {}
        self._sweeper = Sweeper(services, self.leases)

    async def run(self) -> None:
        """Serve until cancelled; then give the leases back."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._forever(self._renew, RENEW_S))
                tasks.create_task(self._forever(self._read, 0.0))
                tasks.create_task(self._forever(self._sweeper.sweep, 1.0))
        finally:
            with suppress(RedisError, OSError):
                await self.leases.release()
            await self._rasa.close()

    async def _forever(self, step: Any, pause: float) -> None:
        while True:
            try:
                await step()
            except (RedisError, OSError) as error:
                _log.warning("redis away", error=failure(error))
                await asyncio.sleep(0.3)
            await asyncio.sleep(pause)

    async def _renew(self) -> None:
        await self.leases.renew()
        self._s.catalogue.refresh()
        for partition in [p for p in self._read_to if p not in self.leases.tokens]:
            del self._read_to[partition]
        for partition in self.leases.tokens:
            # From the beginning: what stands there was left behind by whoever had the lease before.
            self._read_to.setdefault(partition, "0-0")

    async def _read(self) -> None:
        if not self._read_to:
            await asyncio.sleep(0.05)
            return
        streams = {keys.inbox(p): last for p, last in self._read_to.items()}
        found = await self._s.waiting.xread(streams, count=AT_ONCE, block=BLOCK_MS)
        for partition in list(self._read_to):
            for name, entries in found:
                if name == keys.inbox(partition):
                    await self._take(partition, entries)

    async def _take(self, partition: int, entries: list[tuple[str, dict[str, str]]]) -> None:
        for entry, fields in entries:
            self._read_to[partition] = entry
            item = await self._item(entry, fields)
            if item is None:
                await self._s.redis.xdel(keys.inbox(partition), entry)
                continue
            self._thread(item.ref).add(item)

    async def _item(self, entry: str, fields: dict[str, str]) -> Item | None:
        ref = ConversationRef.parse(fields["r"])
        try:
            body = json.loads(await self._s.vault.open(ref, PURPOSE, fields["b"]))
        except Unreadable:
            # Its conversation was erased after it was written.
            return None
        return Item(
            entry, ref, int(fields["s"]), body, int(fields["f"]), float(fields["g"]), fields["d"] == "1"
        )

    def _thread(self, ref: ConversationRef) -> Thread:
        thread = self._threads.get(ref)
        if thread is None or thread.over:
            thread = Thread(self._s, self._turn, self._commit, self._rasa, self.leases, ref)
            self._threads[ref] = thread
            thread.start(self._threads)
        return thread
