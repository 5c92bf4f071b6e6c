# SPDX-License-Identifier: EUPL-1.2
"""The sender: delivers what is in the outboxes, urgent first, in order per conversation."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import structlog
from redis.exceptions import RedisError

from bot.channels.outcome import Channel
from bot.channels.telegram.ending import end_if_asked
from bot.forever import forever
from bot.log import failure
from bot.sending.doors import Doors
from bot.sending.handing_over import TRIES, HandingOver
from bot.sending.parcel import Parcel, Pause, Round, backoff
from bot.services import Services
from store import keys
from store.conversation import ConversationRef
from store.lease import Leases

RENEW_S = 1.5
BLOCK_MS = 1000
STUCK_S = 10.0
LOOK_S = 0.2
YIELD_S = 0.05
LAST_S = 4.0
"""At a clean stop what is on its way may still arrive and be written down; whoever stops us waits longer."""
BRIEF_S = 2.0
"""Who waits for the budget keeps its place at the door; who waits longer lets others go before it."""
_log = structlog.get_logger()
Place = tuple[int, str]


class Sender:
    """Serves the outboxes of the partitions it holds a lease on."""

    def __init__(self, services: Services, channels: dict[str, Channel], owner: str) -> None:
        self._s = services
        self.leases = Leases(services.redis, "send", owner)
        self._read_to: dict[Place, tuple[str, str]] = {}
        self._rounds: dict[ConversationRef, Round] = {}
        self._doors = Doors()
        self._hands = HandingOver(services, channels, self.leases, self._doors)

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
        """Nothing new is handed over; of what is on its way we wait to hear, or it would be said again."""
        self._hands.ending = True
        keeping = asyncio.create_task(forever(self._renew, RENEW_S))
        tasks = [round_.task for round_ in self._rounds.values() if round_.task]
        for round_ in self._rounds.values():
            round_.hurry.set()
        try:
            if tasks:
                await asyncio.wait(tasks, timeout=LAST_S)
        finally:
            for task in [*tasks, keeping]:
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
            parcel = waiting[0]
            if ref.partition not in self.leases.tokens or self._hands.left(ref, parcel):
                break
            if not self.leases.holds(ref.partition):
                # Redis was away for longer than a lease lasts: first see whose it is now.
                await asyncio.sleep(LOOK_S)
                continue
            async with self._doors.open(parcel.lane, round_.hurry) as may:
                if not may:
                    continue
                pause = await self._try(ref, parcel, tries)
                if pause is None:
                    waiting.remove(parcel)
                    tries = 0
                    continue
                if self._hands.left(ref, parcel):
                    break
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
            return await self._hands.attempt(ref, parcel, tries)
        except (RedisError, OSError) as error:
            _log.warning("redis away", error=failure(error))
            return Pause(0.5)
        except Exception as error:
            _log.error("delivery failed", error=failure(error))
            if tries + 1 >= TRIES:
                self._hands.gave_up(ref, parcel)
            return backoff(tries)
