# SPDX-License-Identifier: EUPL-1.2
"""The sender: delivers what is in the outboxes, urgent first, in order per conversation."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import structlog
from redis.exceptions import RedisError

from bot.channels.outcome import Blocked, Channel, Delivered, Failed, RetryAfter
from bot.entry import Entry
from bot.journal import Journal
from bot.log import failure
from bot.services import Services
from store import keys
from store.conversation import ConversationRef
from store.lease import Leases
from store.vault import Unreadable

RENEW_S = 1.5
BLOCK_MS = 1000
TRIES = 48
"""With pauses growing to five minutes, about four hours; then the desk shows that it did not arrive."""
LONGEST_PAUSE_S = 300.0
HARD = ("wire", "server", "token")
_log = structlog.get_logger()


@dataclass(frozen=True)
class Parcel:
    """An outbox entry."""

    lane: str
    entry: str
    seq: int


@dataclass(frozen=True)
class Pause:
    """How long to wait; `counts` when a try has failed, not when a channel only asked for patience."""

    seconds: float
    counts: bool = False


@dataclass
class Round:
    """What one conversation still has to get."""

    urgent: deque[Parcel] = field(default_factory=deque)
    ordinary: deque[Parcel] = field(default_factory=deque)
    task: asyncio.Task[None] | None = None

    def lane(self, name: str) -> deque[Parcel]:
        """The deque of a lane."""
        return self.urgent if name == "urgent" else self.ordinary

    def next(self) -> deque[Parcel] | None:
        """The lane to deliver from now, or None when everything is delivered."""
        return self.urgent if self.urgent else self.ordinary if self.ordinary else None


class Sender:
    """Serves the outboxes of the partitions it holds a lease on."""

    def __init__(self, services: Services, channels: dict[str, Channel], owner: str) -> None:
        self._s, self._channels = services, channels
        self.leases = Leases(services.redis, "send", owner)
        self._journal = Journal(services)
        self._read_to: dict[tuple[int, str], str] = {}
        self._rounds: dict[ConversationRef, Round] = {}
        self._begun: dict[tuple[ConversationRef, int], tuple[str, ...]] = {}
        # Handed over, but not yet written down: Redis was away, or the lease was. Never handed over again.
        self._done: dict[tuple[ConversationRef, int], tuple[str, bool]] = {}

    async def run(self) -> None:
        """Serve until cancelled; then give the leases back."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._forever(self._renew, RENEW_S))
                tasks.create_task(self._forever(self._read, 0.0))
        finally:
            with suppress(RedisError, OSError):
                await self.leases.release()

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
        for place in [p for p in self._read_to if p[0] not in self.leases.tokens]:
            del self._read_to[place]
        for partition in self.leases.tokens:
            for lane in keys.LANES:
                self._read_to.setdefault((partition, lane), "0-0")

    async def _read(self) -> None:
        if not self._read_to:
            await asyncio.sleep(0.05)
            return
        places = {keys.outbox(*place): place for place in self._read_to}
        streams = {name: self._read_to[place] for name, place in places.items()}
        for name, entries in await self._s.waiting.xread(streams, count=200, block=BLOCK_MS):
            for entry, fields in entries:
                if places[name] in self._read_to:
                    self._read_to[places[name]] = entry
                    self._take(places[name][1], entry, fields)

    def _take(self, lane: str, entry: str, fields: dict[str, str]) -> None:
        ref = ConversationRef.parse(fields["r"])
        round_ = self._rounds.setdefault(ref, Round())
        parcel, waiting = Parcel(lane, entry, int(fields["s"])), round_.lane(lane)
        # A lease that was lost and came back is read from the beginning: some of it is known.
        if parcel not in waiting:
            waiting.append(parcel)
        if round_.task is None or round_.task.done():
            round_.task = asyncio.create_task(self._deliver_all(ref, round_))

    async def _deliver_all(self, ref: ConversationRef, round_: Round) -> None:
        tries = 0
        while (waiting := round_.next()) is not None:
            if ref.partition not in self.leases.tokens:
                break
            parcel = waiting[0]
            try:
                pause = await self._deliver(ref, parcel, tries)
            except (RedisError, OSError) as error:
                _log.warning("redis away", error=failure(error))
                pause = Pause(0.5)
            except Exception as error:
                _log.error("delivery failed", error=failure(error))
                pause = _backoff(tries)
            if pause is None:
                waiting.remove(parcel)
                tries = 0
                continue
            tries += pause.counts
            await asyncio.sleep(pause.seconds)
        if self._rounds.get(ref) is round_:
            del self._rounds[ref]

    async def _deliver(self, ref: ConversationRef, parcel: Parcel, tries: int) -> Pause | None:
        """None when the parcel is finished, else how long to wait before the next try."""
        if done := self._done.get((ref, parcel.seq)):
            await self._finish(ref, parcel, *done)
            return None
        conversation = await self._s.redis.hgetall(keys.conversation(ref))
        entry = await self._journal.entry(ref, parcel.seq) if conversation else None
        if entry is None:
            await self._finish(ref, parcel, "gone", False)
            return None
        channel = self._channels.get(conversation.get("channel", ""))
        if channel is None:
            return Pause(5.0)
        return await self._hand_over(ref, parcel, entry, channel, conversation, tries)

    async def _hand_over(
        self,
        ref: ConversationRef,
        parcel: Parcel,
        entry: Entry,
        channel: Channel,
        conversation: dict[str, str],
        tries: int,
    ) -> Pause | None:
        try:
            address = (await self._s.vault.open(ref, "address", conversation["address"])).decode()
        except Unreadable:
            await self._finish(ref, parcel, "gone", False)
            return None
        match await channel.deliver(address, entry, ref.id, self._begun.pop((ref, parcel.seq), ())):
            case Delivered(identifiers):
                await self._finish(ref, parcel, "ok:" + ",".join(identifiers), False)
                with suppress(RedisError, OSError):
                    await self._keyboard(ref, channel, address, entry, identifiers)
            case Blocked():
                await self._finish(ref, parcel, "failed:blocked", True)
            case Failed(reason):
                await self._finish(ref, parcel, f"failed:{reason}", True)
            case RetryAfter(seconds, why, sent):
                return await self._later(ref, parcel, tries, Pause(seconds, why in HARD), sent)
        return None

    async def _later(
        self, ref: ConversationRef, parcel: Parcel, tries: int, pause: Pause, sent: tuple[str, ...]
    ) -> Pause | None:
        if tries + 1 >= TRIES:
            await self._finish(ref, parcel, "failed:gave_up", True)
            return None
        # What an interrupted long message has already brought over is not sent again by this process.
        self._begun[ref, parcel.seq] = sent
        return Pause(max(pause.seconds, _backoff(tries).seconds), True) if pause.counts else pause

    async def _keyboard(
        self, ref: ConversationRef, channel: Channel, address: str, entry: Entry, identifiers: tuple[str, ...]
    ) -> None:
        """The buttons of an older message are taken away: only the last question can be answered."""
        name = keys.sent(ref)
        old = await self._s.redis.hget(name, "keyboard")
        if old:
            await channel.clear_buttons(address, old)
        if entry.buttons and identifiers:
            await self._s.redis.hset(name, mapping={"keyboard": identifiers[-1]})
        elif old:
            await self._s.redis.hdel(name, "keyboard")

    async def _finish(self, ref: ConversationRef, parcel: Parcel, outcome: str, failed: bool) -> None:
        self._done[ref, parcel.seq] = (outcome, failed)
        token = self.leases.tokens.get(ref.partition, "")
        word = await self._s.steps.sent(ref, parcel.lane, token, parcel.entry, parcel.seq, outcome, failed)
        if word == "lost":
            self.leases.lost(ref.partition)
            return
        del self._done[ref, parcel.seq]


def _backoff(tries: int) -> Pause:
    return Pause(min(LONGEST_PAUSE_S, 0.5 * 2.0 ** min(tries, 10)), counts=True)
