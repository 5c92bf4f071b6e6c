# SPDX-License-Identifier: EUPL-1.2
"""What every channel talks to: give a message, wait for its answers, read on."""

from __future__ import annotations

import asyncio

from bot.conversation.entry import Entry
from bot.conversation.journal import Journal
from bot.conversation.news import Bell, News
from bot.danger.unkept import NoStore
from bot.intake.incoming import Incoming
from bot.intake.intake import Accepted, Intake, clean
from bot.services import Services
from store import keys
from store.conversation import ConversationRef

LOOK_AGAIN_S, LOOK_SELDOM_S = 0.5, 2.0
"""Nobody waits longer than this for what is there: while no words are heard of Redis, and while they are."""


class Line:
    """One conversation code for all channels."""

    def __init__(self, services: Services, news: News) -> None:
        self._s, self._news = services, news
        self._intake, self._journal = Intake(services), Journal(services)
        self._no_store = NoStore(services)

    def ref(self, organisation: str, channel: str, address: str) -> ConversationRef:
        """The conversation of an address."""
        return self._s.master.conversation(organisation, channel, address)

    async def accept(self, incoming: Incoming) -> Accepted:
        """Durable once it returns."""
        return await self._intake.accept(incoming)

    def card(self, text: str) -> Entry | None:
        """The card for somebody who may be in danger; needs no store."""
        return self._no_store.card(clean(text))

    def without_store(self, text: str) -> Entry:
        """What is said to a text that cannot be kept now: the card in danger, else the truth."""
        return self._no_store.answer(clean(text))

    async def wait(self, accepted: Accepted, timeout: float) -> list[Entry]:
        """The answers to a message: a danger card at once, else what there is within `timeout` seconds."""
        if accepted.card is not None:
            card = await self._journal.entry(accepted.ref, accepted.card)
            return [card] if card else []
        limit = asyncio.timeout(timeout)
        with self._news.of(accepted.ref) as bell:
            try:
                async with limit:
                    await self._until_done(accepted, bell)
            except TimeoutError:
                # Redis' own time-outs are another matter.
                if not limit.expired():
                    raise
            return await self._answers(accepted, bell)

    async def messages(self, ref: ConversationRef, after: int = 0) -> list[Entry]:
        """The log as the resident sees it."""
        return [e for e in await self._journal.entries(ref, after) if e.who != "note"]

    async def _until_done(self, accepted: Accepted, bell: Bell) -> None:
        # A new message cannot be finished yet: the bell hangs before anybody else had a turn to run.
        finished = accepted.repeat and await self._finished(accepted)
        while not finished:
            while await bell.wait(LOOK_SELDOM_S if self._news.listening else LOOK_AGAIN_S):
                if bell.done >= accepted.seq:
                    return
            finished = await self._finished(accepted)

    async def _finished(self, accepted: Accepted) -> bool:
        done, there = await self._s.redis.hmget(keys.conversation(accepted.ref), "done", "last")
        # A conversation that is gone was erased: no answer will come.
        return there is None or int(done or 0) >= accepted.seq

    async def _answers(self, accepted: Accepted, bell: Bell) -> list[Entry]:
        if bell.rows and [row[0] for row in bell.rows] == _after(accepted.seq, len(bell.rows)):
            # Nothing of the log is missing from what was heard: it need not be asked for.
            later = await self._journal.opened(accepted.ref, bell.rows)
        else:
            later = await self._journal.entries(accepted.ref, accepted.seq)
        return [e for e in later if e.who != "note" and e.reply_to == accepted.seq]


def _after(seq: int, count: int) -> list[str]:
    """The names in a log of so many lines after this one."""
    return [f"{number}-0" for number in range(seq + 1, seq + 1 + count)]
