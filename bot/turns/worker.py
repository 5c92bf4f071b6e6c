# SPDX-License-Identifier: EUPL-1.2
"""The worker: takes messages from the inboxes of its partitions and finishes each exactly once, in order."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress

import structlog
from redis.exceptions import RedisError

from bot.agenda.reader import AgendaReader
from bot.alerts.teller import Teller
from bot.conversation.outcome import Item
from bot.forever import forever
from bot.health.heartbeat import LOOK_S as BEAT_S
from bot.health.heartbeat import Heartbeat
from bot.intake.intake import PURPOSE
from bot.log import failure
from bot.services import Services
from bot.sweeping.night import LOOK_S as LOOK_NIGHT_S
from bot.sweeping.night import Night
from bot.sweeping.sweeper import Sweeper
from bot.turns.begun import Begun
from bot.turns.commit import Commit
from bot.turns.rasa import TURN_S, Rasa
from bot.turns.suspects import Suspects
from bot.turns.thread import Thread
from bot.turns.turn import Turn
from bot.upkeep.watch import LOOK_S, Watch
from store import keys
from store.conversation import ConversationRef
from store.lease import Leases
from store.vault import Unreadable

RENEW_S = 1.5
BLOCK_MS = 1000
STUCK_S = 10.0
"""A read that blocks for a second and has not answered after this long goes over a dead connection."""
AT_ONCE = 200
_log = structlog.get_logger()
Fields = dict[str, str]


class Worker:
    """Serves the partitions it holds a lease on."""

    def __init__(
        self, services: Services, owner: str, patience: float = TURN_S, rasa: Rasa | None = None
    ) -> None:
        self._s = services
        self.leases = Leases(services.redis, "turn", owner)
        self._rasa = rasa or Rasa(services.settings, patience)
        self._begun = Begun(services.settings.var_dir / "begun" / owner)
        self._suspects = Suspects(services.redis, self._begun)
        self._turn, self._commit = Turn(services, self._rasa), Commit(services)
        self._read_to: dict[int, tuple[str, str]] = {}
        self._threads: dict[ConversationRef, Thread] = {}
        self._sweeper = Sweeper(services, self.leases)
        self._night = Night(services, self.leases)
        self._teller = Teller(services, self.leases)
        self._agenda = AgendaReader(services)
        self._watch = Watch(services, self.leases)
        self._heartbeat = Heartbeat(services, self.leases)

    async def run(self) -> None:
        """Serve until cancelled; then give the leases back."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(forever(self._renew, RENEW_S))
                tasks.create_task(forever(self._read, 0.0))
                tasks.create_task(forever(self._sweeper.sweep, 1.0))
                tasks.create_task(forever(self._night.look, LOOK_NIGHT_S))
                tasks.create_task(self._teller.run())
                tasks.create_task(self._agenda.run())
                tasks.create_task(forever(self._watch.look, LOOK_S))
                tasks.create_task(forever(self._heartbeat.look, BEAT_S))
        finally:
            for thread in list(self._threads.values()):
                await thread.stop()
            with suppress(RedisError, OSError):
                await self.leases.release()
            await self._rasa.close()
            self._begun.close()

    async def _renew(self) -> None:
        await self.leases.renew()
        self._s.catalogue.refresh()
        await self._follow_leases()

    async def _follow_leases(self) -> None:
        """Read a partition from the beginning under every new token: what stands there was left behind by
        whoever had the lease before, which may be this process, that let go of it in the middle of a turn."""
        tokens = dict(self.leases.tokens)
        for partition in tokens:
            if not self._held(partition):
                await self._suspects.know(partition)
        self._read_to = {
            partition: known
            if (known := self._read_to.get(partition)) and known[0] == token
            else (token, "0-0")
            for partition, token in tokens.items()
        }

    async def _read(self) -> None:
        names = {keys.inbox(partition): partition for partition in self._read_to if self._held(partition)}
        if not names:
            await asyncio.sleep(0.05)
            return
        streams = {name: self._read_to[partition][1] for name, partition in names.items()}
        async with asyncio.timeout(STUCK_S):
            found = await self._s.waiting.xread(streams, count=AT_ONCE, block=BLOCK_MS)
        for name, entries in found:
            for entry, fields in entries:
                await self._take(names[name], streams[name], entry, fields)
                streams[name] = entry

    def _held(self, partition: int) -> bool:
        """Whether what was read of it so far was read under the token it is held by now."""
        token, _ = self._read_to.get(partition, ("", ""))
        return bool(token) and self.leases.tokens.get(partition) == token

    async def _take(self, partition: int, after: str, entry: str, fields: Fields) -> None:
        token, read_to = self._read_to.get(partition, ("", ""))
        if read_to != after or not self._held(partition):
            # The lease changed while this was read: it will be read again from the beginning.
            return
        try:
            item = await self._item(entry, fields)
        except (KeyError, ValueError) as error:
            _log.critical("an inbox entry is not well formed", error=failure(error))
            item = None
        if item is None:
            await self._s.redis.xdel(keys.inbox(partition), entry)
        else:
            await self._suspects.seen(partition, entry)
            self._thread(item.ref).add(item)
        self._read_to[partition] = (token, entry)

    async def _item(self, entry: str, fields: Fields) -> Item | None:
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
            thread = Thread(self._s, self._turn, self._commit, self._rasa, self.leases, self._suspects, ref)
            self._threads[ref] = thread
            thread.start(self._threads)
        return thread
