# SPDX-License-Identifier: EUPL-1.2
"""The timers: what is due is done by whoever holds the partition, once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.agenda import reminder
from bot.agenda.reminder_timer import ReminderTimer
from bot.conversation.timers import timer
from bot.desk.desk import Desk
from bot.desk.mover import QUIET, WAKE
from bot.desk.promises import promises, unread
from bot.desk.promises.promise_watch import PromiseWatch
from bot.desk.quiet import Quiet
from bot.desk.teams import block, lane
from bot.follow_up import offer as follow_up
from bot.follow_up.timer import FollowUpTimer
from bot.log import failure
from bot.services import Services
from store import keys, retention
from store.conversation import ConversationRef
from store.lease import Leases

AT_ONCE = 100
_IF_DUE = """
local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
if due and tonumber(due) <= tonumber(ARGV[2]) then redis.call('ZREM', KEYS[1], ARGV[1]) end
return 1
"""
_log = structlog.get_logger()
Handler = Callable[[ConversationRef], Awaitable[object]]
"""Does what a timer of one kind is for; it looks itself whether that is still so, and twice is harmless."""


class Sweeper:
    """Does what timers say, on the one clock."""

    def __init__(self, services: Services, leases: Leases) -> None:
        self._s, self._leases = services, leases
        self._desk = Desk(services)
        watch = PromiseWatch(services)
        self._kinds: dict[str, Handler] = {
            WAKE: self._desk.returns,
            promises.SOON: watch.soon,
            promises.LATE: watch.late,
            unread.KIND: unread.Unread(services).due,
            lane.KIND: lane.Lane(services).watch,
            QUIET: Quiet(services).due,
            block.KIND: block.Blocks(services).ends,
            follow_up.KIND: FollowUpTimer(services).due,
            reminder.KIND: ReminderTimer(services).due,
        }

    async def sweep(self) -> None:
        """Everything that is due now in the partitions held here."""
        now = await self._s.clock.now()
        for partition in list(self._leases.tokens):
            due = await self._s.redis.zrangebyscore(keys.timers(partition), 0, now, start=0, num=AT_ONCE)
            for name in due:
                await self._do(partition, name, now)

    async def _do(self, partition: int, name: str, now: float) -> None:
        kind, _, rest = name.partition("|")
        try:
            ref = ConversationRef.parse(rest)
        except ValueError as error:
            # It must not keep the timers after it from being done.
            _log.error("a timer is not well formed", error=failure(error))
            kind = ""
        if kind == "keep":
            await self._keep(partition, ref, now)
        elif kind in self._kinds:
            await self._kinds[kind](ref)
            # Whatever came of it; one that was set anew meanwhile is not due and stays.
            await self._s.redis.eval(_IF_DUE, 1, keys.timers(partition), name, now)
        else:
            _log.error("unknown timer", kind=kind)
            await self._s.redis.zrem(keys.timers(partition), name)

    async def _keep(self, partition: int, ref: ConversationRef, now: float) -> None:
        """Retention is over: erase, unless a person still has the conversation or an answer is owed."""
        step = {
            "token": self._leases.tokens.get(partition, ""),
            "entry": "",
            "done": 0,
            "now": now,
            "timer": timer("keep", ref),
            "line": "",
            "sweep": {
                "again": now + retention.DAY,
                "since": now - retention.CONVERSATION_S,
                "forsaken": now - retention.FORSAKEN_S,
            },
        }
        word, *state = await self._s.steps.erase(ref, step)
        if word == "ok":
            self._s.vault.forget(ref)
            if state in (["open"], ["snoozed"]):
                _log.critical("somebody who asked for a person was never answered")
            await asyncio.to_thread(self._s.erased.note, ref, now)
