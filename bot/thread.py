# SPDX-License-Identifier: EUPL-1.2
"""One conversation's waiting messages, answered in order; what the dialogue cannot answer now is held."""

from __future__ import annotations

import asyncio
from collections import deque

import structlog
from redis.exceptions import RedisError

from bot.commit import Commit, Lost, Stale
from bot.fallback import answer_meanwhile, back_again
from bot.log import failure
from bot.outcome import Item, Outcome
from bot.rasa import Rasa, Silent
from bot.services import Services
from bot.turn import Turn
from store import keys
from store.conversation import ConversationRef
from store.lease import Leases

TRIES = 3
LOOK_S = 0.5
_log = structlog.get_logger()


class Thread:
    """Messages of one conversation, in order."""

    def __init__(
        self,
        services: Services,
        turn: Turn,
        commit: Commit,
        rasa: Rasa,
        leases: Leases,
        ref: ConversationRef,
    ) -> None:
        self._s, self._turn, self._commit, self._rasa, self._leases, self._ref = (
            services,
            turn,
            commit,
            rasa,
            leases,
            ref,
        )
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

    async def _run(self, threads: dict[ConversationRef, Thread]) -> None:
        await asyncio.sleep(0)
        while self._items and self._ref.partition in self._leases.tokens:
            await self._next()
        self.over = True
        if threads.get(self._ref) is self:
            del threads[self._ref]

    async def _next(self) -> None:
        item = self._items[0]
        try:
            await self._answer(item)
        except Silent:
            await self._hold()
            return
        except Stale:
            return
        except Lost:
            self._leases.lost(self._ref.partition)
            self._items.clear()
            return
        except (RedisError, OSError) as error:
            _log.warning("redis away", error=failure(error))
            await asyncio.sleep(LOOK_S)
            return
        except Exception as error:
            await self._stumble(item, error)
            return
        self._items.popleft()

    async def _answer(self, item: Item) -> None:
        conversation = await self._conversation()
        outcome = await self._turn.decide(item, conversation)
        if int(conversation.get("told", 0)) >= item.seq:
            outcome = back_again(self._turn, outcome, conversation)
        await self._finish(item, outcome, conversation)

    async def _finish(self, item: Item, outcome: Outcome, conversation: dict[str, str]) -> None:
        await self._commit.turn(item, outcome, conversation, self._leases.tokens[self._ref.partition])

    async def _hold(self) -> None:
        """The dialogue is silent: say so once for each message, and keep them for when it is back."""
        for item in list(self._items):
            conversation = await self._conversation()
            if int(conversation.get("told", 0)) >= item.seq:
                continue
            outcome, final = await answer_meanwhile(self._turn, item, conversation)
            token = self._leases.tokens[self._ref.partition]
            try:
                await self._commit.turn(item, outcome, conversation, token, finish=final)
            except (Stale, Lost):
                return
            if final:
                self._items.remove(item)
        await self._until_awake()

    async def _until_awake(self) -> None:
        self._came.clear()
        while self._items and not self._came.is_set():
            if await self._rasa.awake():
                return
            await asyncio.sleep(LOOK_S)

    async def _stumble(self, item: Item, error: Exception) -> None:
        """A message that makes us fall is tried three times, then set aside with an answer and an alarm."""
        tries = await self._s.redis.hincrby(keys.attempts(self._ref.partition), item.entry, 1)
        _log.error("turn failed", error=failure(error), attempt=tries)
        if tries < TRIES:
            await asyncio.sleep(LOOK_S)
            return
        await self._s.redis.xadd(keys.aside(self._ref.partition), {"e": item.entry, "why": failure(error)})
        _log.critical("message set aside", error=failure(error))
        conversation = await self._conversation()
        await self._finish(item, self._turn.voice(conversation).say("poisoned"), conversation)
        self._items.popleft()

    async def _conversation(self) -> dict[str, str]:
        found: dict[str, str] = await self._s.redis.hgetall(keys.conversation(self._ref))
        return found
