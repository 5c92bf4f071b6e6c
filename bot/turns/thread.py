# SPDX-License-Identifier: EUPL-1.2
"""One conversation's waiting messages, answered in order; what the dialogue cannot answer now is held."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from contextlib import suppress
from dataclasses import replace

import structlog
from redis.exceptions import RedisError

from bot.channels.telegram.ending import end_if_asked
from bot.conversation.outcome import Item, Outcome
from bot.desk.alerts import raise_alert
from bot.desk.teams import block
from bot.log import failure
from bot.masking import notice
from bot.metrics.turns import finished
from bot.services import Services
from bot.tryout.channel import is_tryout
from bot.turns import set_aside as aside
from bot.turns.commit import Commit, Lost, Stale
from bot.turns.fallback import answer_meanwhile, back_again
from bot.turns.rasa import Rasa, Silent
from bot.turns.suspects import TRIES, Suspects
from bot.turns.turn import Turn
from content.catalogue import UnknownText
from content.holes import MissingHole
from store.conversation import ConversationRef
from store.lease import Leases

LOOK_S = 0.5
_log = structlog.get_logger()


class Fell(Exception):
    """The whole process ended over it."""


class Thread:
    """Messages of one conversation, in order."""

    def __init__(
        self,
        services: Services,
        turn: Turn,
        commit: Commit,
        rasa: Rasa,
        leases: Leases,
        suspects: Suspects,
        ref: ConversationRef,
    ) -> None:
        self._s, self._turn, self._commit, self._rasa = services, turn, commit, rasa
        self._leases, self._suspects, self._ref = leases, suspects, ref
        self._items: deque[Item] = deque()
        self._came = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.over = False

    def add(self, item: Item) -> None:
        """Put a message at the end; one that is known already (a lease came back) is not put there twice."""
        if any(known.entry == item.entry for known in self._items):
            return
        self._items.append(item)
        self._came.set()

    def start(self, threads: dict[ConversationRef, Thread]) -> None:
        """Begin to answer; the thread leaves `threads` when nothing waits any more."""
        self._task = asyncio.create_task(self._run(threads))

    async def stop(self) -> None:
        """End in the middle of whatever it does; what is not finished stays in the inbox."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self, threads: dict[ConversationRef, Thread]) -> None:
        try:
            await asyncio.sleep(0)
            while self._items and self._ref.partition in self._leases.tokens:
                end_if_asked()
                await self._next()
        finally:
            # However it ends, the next message gets a thread that runs.
            self.over = True
            if threads.get(self._ref) is self:
                del threads[self._ref]

    async def _next(self) -> None:
        item = self._items[0]
        try:
            await self._try(item)
        except Stale:
            return
        except Lost:
            self._leases.lost(self._ref.partition)
            self._items.clear()
        except (RedisError, OSError) as error:
            _log.warning("redis away", error=failure(error))
            await asyncio.sleep(LOOK_S)
        except Exception as error:
            _log.critical("a message could not even be set aside", error=failure(error))
            await asyncio.sleep(LOOK_S)

    async def _try(self, item: Item) -> None:
        began = time.monotonic()
        try:
            if self._suspects.worn(item):
                # It was begun three times, and each time the process ended.
                await self._set_aside(item, Fell())
                return
            async with self._suspects.trying(item):
                await self._answer(item)
        except Silent as silent:
            await self._hold(item, silent, began)
        except (Stale, Lost, RedisError, OSError):
            raise
        except Exception as error:
            await self._stumble(item, error)
        else:
            self._suspects.forget(item)
            self._items.popleft()

    async def _answer(self, item: Item) -> None:
        conversation = await self._conversation()
        # Erased meanwhile: the dialogue must not hear of it any more, and the commit clears it away.
        outcome = await self._turn.decide(item, conversation) if conversation else Outcome()
        told = int(conversation.get("told", 0))
        if told >= item.seq:
            outcome = back_again(self._turn, outcome, conversation)
        if 0 < told <= item.seq:
            outcome = replace(outcome, unset=[*outcome.unset, "told"])
        await self._finish(item, outcome, conversation)

    async def _finish(
        self, item: Item, outcome: Outcome, conversation: dict[str, str], finish: bool = True
    ) -> None:
        token = self._leases.tokens.get(self._ref.partition)
        if token is None:
            raise Lost
        outcome = notice.warned(outcome, item, conversation, self._turn.voice(conversation))
        await self._commit.turn(item, outcome, conversation, token, finish)
        finished(self._s.tally, item, outcome, conversation, finish)

    async def _hold(self, item: Item, silent: Silent, began: float) -> None:
        """The dialogue is silent: say so once for each message, and keep them for when it is back.

        One that was asked this and fell silent over it, again and again, falls over this message.
        """
        if silent.starting and await self._comes(began + self._rasa.patience):
            return
        await self._tell(list(self._items))
        if silent.asked and item in self._items and await self._suspects.blame(item) >= TRIES:
            await self._set_aside(item, silent)
            return
        while self._items and not await self._until_awake():
            await self._tell(list(self._items))

    async def _comes(self, end: float) -> bool:
        """Whether the dialogue, which starts at the same time as we do, is there before the usual patience
        is over; danger that comes meanwhile is on the desk without waiting for it."""
        while (left := end - time.monotonic()) > 0:
            with suppress(TimeoutError):
                async with asyncio.timeout(left):
                    if await self._until_awake():
                        return True
            await self._tell([item for item in self._items if item.danger])
        return False

    async def _tell(self, items: list[Item]) -> None:
        for item in items:
            conversation = await self._conversation()
            if int(conversation.get("told", 0)) >= item.seq:
                continue
            outcome, final = await answer_meanwhile(self._turn, item, conversation)
            await self._finish(item, outcome, conversation, final)
            if final:
                self._items.remove(item)

    async def _until_awake(self) -> bool:
        """True once the dialogue is back, False as soon as there is another message to be told about."""
        self._came.clear()
        while self._items and self._ref.partition in self._leases.tokens:
            end_if_asked()
            if await self._rasa.there_lately():
                return True
            with suppress(TimeoutError):
                await asyncio.wait_for(self._came.wait(), LOOK_S)
            if self._came.is_set():
                return False
        return True

    async def _stumble(self, item: Item, error: Exception) -> None:
        """A message that makes us fall is tried three times, then set aside with an answer and an alarm."""
        tries = await self._suspects.blame(item)
        _log.error("turn failed", error=failure(error), attempt=tries)
        if tries < TRIES:
            await asyncio.sleep(LOOK_S)
        else:
            await self._set_aside(item, error)

    async def _set_aside(self, item: Item, error: Exception) -> None:
        conversation = await self._conversation()
        await self._finish(item, self._sorry(conversation), conversation)
        self._suspects.forget(item)
        self._items.remove(item)
        _log.critical("message set aside", error=failure(error))
        if is_tryout(conversation):
            # It was a draft that does not do: its editor saw so, and nobody else need know.
            return
        await aside.note(self._s.redis, item, failure(error))
        await raise_alert(self._s, self._ref.organisation, conversation.get("team", ""), "aside")

    def _sorry(self, conversation: dict[str, str]) -> Outcome:
        try:
            return self._turn.voice(conversation).say("poisoned")
        except (UnknownText, MissingHole):
            # Even without that text the messages after this one must have their turn.
            return Outcome()

    async def _conversation(self) -> dict[str, str]:
        return await block.seen(self._s, self._ref)
