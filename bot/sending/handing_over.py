# SPDX-License-Identifier: EUPL-1.2
"""Handing one parcel over to its channel, and writing down what became of it."""

from __future__ import annotations

from bot.channels.outcome import Channel, RetryAfter
from bot.conversation.entry import Entry
from bot.conversation.journal import Journal
from bot.metrics.deliveries import attempted
from bot.sending.doors import Doors
from bot.sending.parcel import End, Parcel, Pause, backoff
from bot.services import Services
from bot.turns.commit import ERRAND
from store import keys
from store.conversation import ConversationRef
from store.lease import Leases
from store.vault import Unreadable

TRIES = 48
"""With pauses growing to five minutes, about four hours; then the desk shows that it did not arrive."""
ERRAND_TRIES = 6
HARD = ("wire", "server")


class HandingOver:
    """One attempt at a time for each parcel; what went is never handed over again by this process."""

    def __init__(
        self, services: Services, channels: dict[str, Channel], leases: Leases, doors: Doors
    ) -> None:
        self._s, self._channels, self._leases, self._doors = services, channels, leases, doors
        self._journal = Journal(services)
        self._begun: dict[tuple[ConversationRef, Parcel], tuple[str, ...]] = {}
        # Handed over, but not yet written down: Redis was away, or the lease was. Never handed over again.
        self._done: dict[tuple[ConversationRef, Parcel], End] = {}
        self.ending = False
        """Whether nothing new is begun."""

    def left(self, ref: ConversationRef, parcel: Parcel) -> bool:
        """Whether this one is for whoever comes after us: nothing of it went yet."""
        return self.ending and not self._done.get((ref, parcel)) and not self._begun.get((ref, parcel))

    def gave_up(self, ref: ConversationRef, parcel: Parcel) -> None:
        """It was tried often enough; the next attempt only writes that down."""
        self._done[ref, parcel] = End("failed:gave_up", True)

    async def attempt(self, ref: ConversationRef, parcel: Parcel, tries: int) -> Pause | None:
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
            if self.left(ref, parcel):
                return Pause(0.0)
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
        token = self._leases.tokens.get(ref.partition, "")
        how = (end.outcome, end.failed, end.keyboard, await self._s.clock.now())
        said: list[str] = await self._s.steps.sent(ref, parcel.lane, token, parcel.entry, parcel.seq, *how)
        if said[0] == "lost":
            self._leases.lost(ref.partition)
            return said
        del self._done[ref, parcel]
        self._begun.pop((ref, parcel), None)
        return said
