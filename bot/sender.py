# SPDX-License-Identifier: EUPL-1.2
"""The sender: delivers what is in the outboxes, urgent first, in order per conversation."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import structlog
from redis.exceptions import RedisError

from bot.channels.outcome import Channel, RetryAfter
from bot.channels.telegram.ending import end_if_asked
from bot.commit import ERRAND
from bot.doors import Doors
from bot.entry import Entry
from bot.forever import forever
from bot.journal import Journal
from bot.log import failure
from bot.metrics.deliveries import attempted
from bot.parcel import End, Parcel, Pause, Round, backoff
from bot.services import Services
from store import keys
from store.conversation import ConversationRef
from store.lease import Leases
from store.vault import Unreadable

RENEW_S = 1.5
BLOCK_MS = 1000
STUCK_S = 10.0
LOOK_S = 0.2
YIELD_S = 0.05
TRIES = 48
"""With pauses growing to five minutes, about four hours; then the desk shows that it did not arrive."""
ERRAND_TRIES = 6
BRIEF_S = 2.0
"""Who waits for the budget keeps its place at the door; who waits longer lets others go before it."""
HARD = ("wire", "server")
_log = structlog.get_logger()
Place = tuple[int, str]


class Sender:
    """Serves the outboxes of the partitions it holds a lease on."""

    def __init__(self, services: Services, channels: dict[str, Channel], owner: str) -> None:
        self._s, self._channels = services, channels
        self.leases = Leases(services.redis, "send", owner)
        self._journal = Journal(services)
        self._read_to: dict[Place, tuple[str, str]] = {}
        self._rounds: dict[ConversationRef, Round] = {}
        self._doors = Doors()
        self._begun: dict[tuple[ConversationRef, Parcel], tuple[str, ...]] = {}
        # Handed over, but not yet written down: Redis was away, or the lease was. Never handed over again.
        self._done: dict[tuple[ConversationRef, Parcel], End] = {}

    async def run(self) -> None:
        """Serve until cancelled; then give the leases back."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(forever(self._renew, RENEW_S))
                tasks.create_task(forever(self._read, 0.0))
        finally:
            await self._stop()
            with suppress(RedisError, OSError):
                await self.leases.release()

    async def _stop(self) -> None:
        for task in [round_.task for round_ in self._rounds.values() if round_.task]:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _renew(self) -> None:
        await self.leases.renew()
        self._s.catalogue.refresh()
        # Under a new token from the beginning: a round that was broken off left its parcels there.
        self._read_to = {
            (partition, lane): self._read_to[partition, lane]
            if self._held((partition, lane))
            else (token, "0-0")
            for partition, token in self.leases.tokens.items()
            for lane in keys.LANES
        }

    def _held(self, place: Place) -> bool:
        token, _ = self._read_to.get(place, ("", ""))
        return bool(token) and self.leases.tokens.get(place[0]) == token

    async def _read(self) -> None:
        places = {keys.outbox(*place): place for place in self._read_to if self._held(place)}
        if not places:
            await asyncio.sleep(0.05)
            return
        streams = {name: self._read_to[place][1] for name, place in places.items()}
        async with asyncio.timeout(STUCK_S):
            found = await self._s.waiting.xread(streams, count=200, block=BLOCK_MS)
        for name, entries in found:
            place, after = places[name], streams[name]
            if self._held(place) and self._read_to[place][1] == after:
                for entry, fields in entries:
                    self._take(place[1], entry, fields)
                self._read_to[place] = (self._read_to[place][0], entries[-1][0])

    def _take(self, lane: str, entry: str, fields: dict[str, str]) -> None:
        try:
            ref, parcel = ConversationRef.parse(fields["r"]), Parcel.read(lane, entry, fields)
        except (KeyError, ValueError) as error:
            _log.critical("an outbox entry is not well formed", error=failure(error))
            return
        round_ = self._rounds.setdefault(ref, Round())
        round_.add(parcel)
        if round_.task is None or round_.task.done():
            round_.task = asyncio.create_task(self._deliver_all(ref, round_))

    async def _deliver_all(self, ref: ConversationRef, round_: Round) -> None:
        tries = 0
        while (waiting := round_.next()) is not None:
            end_if_asked()
            if ref.partition not in self.leases.tokens:
                break
            if not self.leases.holds(ref.partition):
                # Redis was away for longer than a lease lasts: first see whose it is now.
                await asyncio.sleep(LOOK_S)
                continue
            parcel = waiting[0]
            async with self._doors.open(parcel.lane, round_.hurry) as may:
                if not may:
                    continue
                pause = await self._try(ref, parcel, tries)
                if pause is None:
                    waiting.remove(parcel)
                    tries = 0
                    continue
                if brief := pause.seconds <= BRIEF_S:
                    await round_.rest(pause.seconds + self._manners(parcel))
            tries += pause.counts
            if not brief:
                await round_.rest(pause.seconds)
        if self._rounds.get(ref) is round_:
            del self._rounds[ref]

    def _manners(self, parcel: Parcel) -> float:
        """What is ordinary lets what is urgent, of anybody, go before it when all have to wait."""
        urgent = parcel.lane == "urgent" or not any(round_.urgent for round_ in self._rounds.values())
        return 0.0 if urgent else YIELD_S

    async def _try(self, ref: ConversationRef, parcel: Parcel, tries: int) -> Pause | None:
        try:
            return await self._deliver(ref, parcel, tries)
        except (RedisError, OSError) as error:
            _log.warning("redis away", error=failure(error))
            return Pause(0.5)
        except Exception as error:
            _log.error("delivery failed", error=failure(error))
            if tries + 1 >= TRIES:
                self._done[ref, parcel] = End("failed:gave_up", True)
            return backoff(tries)

    async def _deliver(self, ref: ConversationRef, parcel: Parcel, tries: int) -> Pause | None:
        """None when the parcel is finished, else how long to wait before the next try."""
        if done := self._done.get((ref, parcel)):
            return await self._finish(ref, parcel, done)
        if parcel.ids:
            return await self._take_away(ref, parcel, tries)
        conversation = await self._s.redis.hgetall(keys.conversation(ref))
        entry = await self._journal.entry(ref, parcel.seq) if conversation else None
        if entry is None or entry.who == "note":
            # Nobody puts a note here; if somebody ever does, it still goes to no resident.
            return await self._finish(ref, parcel, End("gone"))
        if before := await self._s.redis.hget(keys.sent(ref), str(parcel.seq)):
            # An entry of a conversation that was erased, whose number a new message has by now.
            return await self._finish(ref, parcel, End(before))
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
            return await self._finish(ref, parcel, End("gone"))
        # Until it is written down that it went: so many at most may go twice when this process is killed.
        async with self._doors.wire(parcel.lane):
            begun, urgent = self._begun.get((ref, parcel), ()), parcel.lane == "urgent"
            outcome = await channel.deliver(address, entry, ref.id, begun, urgent)
            attempted(self._s.tally, parcel, outcome)
            if isinstance(outcome, RetryAfter):
                pause = Pause(outcome.seconds, outcome.why in HARD)
                return await self._later(ref, parcel, tries, pause, outcome.sent)
            end = End.of(outcome, bool(entry.buttons))
            word, *old = await self._write_down(ref, parcel, end)
        if end.ids and word == "erased":
            # Erased while it was on its way: it must not stay in the chat.
            await channel.delete(address, end.ids)
        if end.ids and old and old[0]:
            # Only the last question can be answered: an older one loses its buttons.
            await channel.clear_buttons(address, old[0])
        return None

    async def _take_away(self, ref: ConversationRef, parcel: Parcel, tries: int) -> Pause | None:
        """Erased here, so erased in the chat too, as far as the channel still allows."""
        name, _, address = self._s.vault.open_apart(ref, ERRAND, parcel.address).decode().partition(" ")
        channel = self._channels.get(name)
        stay = await channel.delete(address, parcel.ids) if channel else ()
        if len(stay) == len(parcel.ids) and tries + 1 < ERRAND_TRIES:
            # Nothing went: the wire rather than the age of all of them.
            return backoff(tries)
        return await self._finish(ref, parcel, End("gone"))

    async def _later(
        self, ref: ConversationRef, parcel: Parcel, tries: int, pause: Pause, sent: tuple[str, ...]
    ) -> Pause | None:
        if tries + 1 >= TRIES:
            return await self._finish(ref, parcel, End("failed:gave_up", True))
        # What an interrupted long message has already brought over is not sent again by this process.
        self._begun[ref, parcel] = sent or self._begun.get((ref, parcel), ())
        return Pause(max(pause.seconds, backoff(tries).seconds), True) if pause.counts else pause

    async def _finish(self, ref: ConversationRef, parcel: Parcel, end: End) -> Pause | None:
        """It ended; None, as there is nothing left to wait for."""
        await self._write_down(ref, parcel, end)
        return None

    async def _write_down(self, ref: ConversationRef, parcel: Parcel, end: End) -> list[str]:
        """Keep how it ended; what the step says of it."""
        self._done[ref, parcel] = end
        token = self.leases.tokens.get(ref.partition, "")
        how = (end.outcome, end.failed, end.keyboard, await self._s.clock.now())
        said: list[str] = await self._s.steps.sent(ref, parcel.lane, token, parcel.entry, parcel.seq, *how)
        if said[0] == "lost":
            self.leases.lost(ref.partition)
            return said
        del self._done[ref, parcel]
        self._begun.pop((ref, parcel), None)
        return said
