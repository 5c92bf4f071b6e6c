# SPDX-License-Identifier: EUPL-1.2
"""Blocking a resident for a while: no person can be asked for; danger is answered, and ends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.conversation.outcome import Outcome
from bot.conversation.timers import timer
from bot.conversation.voice import Voice
from bot.danger import danger
from bot.desk import states
from bot.desk.handover import pseudonym
from bot.desk.mover import Asked, Mover, Plan, with_note
from bot.desk.states import Conversation, Moved
from bot.services import Services
from content.opening.when import moment
from store import keys, retention
from store.clock import ZONE
from store.conversation import PARTITIONS, ConversationRef

KIND = "unblock"
UNTIL = "blocked_until"
"""Stands beside the fields of a conversation that was read for a turn; it is not stored there, for a block
outlives the conversation."""
LENGTHS: Mapping[str, float] = {"uren": 7_200.0, "dag": 86_400.0, "week": 7 * 86_400.0}
"""Two hours, a day, a week."""


@dataclass(frozen=True)
class Blocked:
    """A conversation that is blocked, as a coordinator sees it."""

    ref: ConversationRef
    pseudonym: str
    until: float


class Blocks:
    """Blocks and lifts."""

    def __init__(self, services: Services) -> None:
        self._s, self._mover = services, Mover(services)

    async def block(self, ref: ConversationRef, asked: Asked, how_long: str, text: str, name: str) -> Moved:
        """End the conversation and keep it closed; refused while somebody may be in danger."""
        if how_long not in LENGTHS:
            return Moved(False, states.NO_LENGTH)
        names = ("danger_at", "danger_seq")
        lit, seq = await self._s.redis.hmget(keys.conversation(ref), *names)
        now = await self._s.clock.now()
        if lit is not None and now - float(lit) < danger.LIGHT_S:
            return Moved(False, states.NO_BLOCK)

        async def plan(seen: Conversation) -> Plan:
            until, by = now + LENGTHS[how_long], name or asked.worker
            holes = {"name": by, "when": await _words(self._s, seen, until)}
            told = await self._mover.announce(seen, "blocked_begins", by, when=holes["when"])
            note = self._mover.note(by, "desk_note_block", asked.why, text, **holes)
            timers = {timer(KIND, ref): until, timer("keep", ref): now + retention.HANDOFF_S}
            return Plan(
                with_note(told, note),
                {"assignee": "", "outcome": "anders"},
                unset=("helping",),
                timers=timers,
                when={"danger_seq": seq or ""},
                leave=True,
                block=until,
            )

        return await self._mover.make(ref, asked, plan)

    async def lift(self, ref: ConversationRef, by: str) -> bool:
        """End it before its time; false when there is nothing to end."""
        return await self._end(ref, by, "coordinator", float("inf"))

    async def ends(self, ref: ConversationRef) -> bool:
        """It ends by itself when its time is over."""
        return await self._end(ref, "", "time", await self._s.clock.now())

    async def all(self, organisation: str) -> list[Blocked]:
        """Every conversation that is blocked now, the one that ends first before the others."""
        now, found = await self._s.clock.now(), []
        for partition in range(PARTITIONS):
            name = keys.blocked(partition, organisation)
            for stored, until in await self._s.redis.zrangebyscore(name, now, "+inf", withscores=True):
                ref = ConversationRef.parse(stored)
                found.append(Blocked(ref, pseudonym(ref), until))
        return sorted(found, key=lambda blocked: blocked.until)

    async def _end(self, ref: ConversationRef, by: str, why: str, before: float) -> bool:
        names = (
            keys.blocked(ref.partition, ref.organisation),
            keys.timers(ref.partition),
            keys.audit(ref.organisation),
        )
        now = await self._s.clock.now()
        arguments = (str(ref), timer(KIND, ref), str(before), now, by, why)
        return bool(await self._s.redis.eval(_END, len(names), *names, *arguments))


# The conversation itself may have been erased: what is blocked is known without it.
_END = """
local ends = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not ends or tonumber(ends) > tonumber(ARGV[3]) then return 0 end
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[2])
redis.call('XADD', KEYS[3], '*', 't', ARGV[4], 'r', ARGV[1], 'who', ARGV[5], 'what', 'unblock',
           'why', ARGV[6], 'whom', '')
redis.call('PUBLISH', 'omz:log', ARGV[1])
return 1
"""


async def answer(services: Services, conversation: Conversation) -> Outcome | None:
    """What a blocked resident hears, whatever they say; None when they are not blocked."""
    until = float(conversation.get(UNTIL, 0.0))
    if until <= await services.clock.now():
        return None
    voice = Voice(services, conversation)
    return voice.say("blocked_now", when=await _words(services, conversation, until))


async def seen(services: Services, ref: ConversationRef) -> dict[str, str]:
    """A conversation as a turn needs it, in one trip: what is stored, and until when it is blocked."""
    trip = services.redis.pipeline(transaction=False)
    trip.hgetall(keys.conversation(ref))
    trip.zscore(keys.blocked(ref.partition, ref.organisation), str(ref))
    stored, until = await trip.execute()
    return {**stored, UNTIL: str(until)} if stored and until is not None else stored


async def _words(services: Services, conversation: Conversation, until: float) -> str:
    voice, now = Voice(services, conversation), await services.clock.local()
    return moment(voice.text, now, datetime.fromtimestamp(until, ZONE))
