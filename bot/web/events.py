# SPDX-License-Identifier: EUPL-1.2
"""Server-sent events: a word to the page that something may be new, never the content itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager, aclosing

from starlette.requests import Request
from starlette.responses import StreamingResponse

from bot.conversation.news import News, Side
from bot.web.peer import peer
from bot.web.site import Site
from store.conversation import ConversationRef

PAUSE_S = 15.0
LONGEST_S = 600.0
GAP_S = 0.3
SETTLE_S = 0.06
FULL_S = 60.0

FULL = f"retry: {round(1000 * FULL_S)}\n\nevent: vol\ndata: vol\n\n"
"""Where too many are open already: the page looks by itself now, every ten seconds, and asks later again."""

Alive = Callable[[], Awaitable[bool]]
Seat = AbstractContextManager[bool]


def stream(
    news: News,
    seat: Seat,
    ref: ConversationRef | None,
    alive: Alive,
    gap: float = GAP_S,
    hears: Side | None = None,
) -> StreamingResponse:
    """A word at every ring, until `alive` says no or the browser had better connect again; never two within
    `gap` seconds. Who `hears` a side is also told that it types."""
    headers = {"X-Accel-Buffering": "no"}
    words = _seated(seat, _words(news, ref, alive, gap, hears))
    return StreamingResponse(words, media_type="text/event-stream", headers=headers)


def seat(site: Site, request: Request, session: str) -> Seat:
    """A place for a stream of this session, for who has not too many already."""
    return site.streams.seat(session, peer(site, request))


async def _seated(seat: Seat, words: AsyncGenerator[str, None]) -> AsyncIterator[str]:
    # Taken when the first word is asked for: a browser that has gone before that holds no place.
    with seat as there:
        if not there:
            yield FULL
            return
        async with aclosing(words):
            async for word in words:
                yield word


async def _words(
    news: News, ref: ConversationRef | None, alive: Alive, gap: float, hears: Side | None
) -> AsyncGenerator[str, None]:
    clock = asyncio.get_running_loop().time
    ends = clock() + LONGEST_S
    yield "retry: 2000\n\n"
    with news.of(ref, hears) as bell:
        typist, moved = "", True
        while await alive() and clock() < ends:
            if typist:
                yield f"event: typt\ndata: {typist}\n\n"
            # The first word covers what came between the page and this connection; the word after every
            # pause what pub/sub may have missed. Sending also shows us when the browser has gone.
            if moved or not typist:
                yield "data: nieuw\n\n"
            await asyncio.sleep(gap)
            if await bell.wait(PAUSE_S):
                # A message and its answer, or its delivery, come at about the same time: one word will do.
                await asyncio.sleep(SETTLE_S)
            typist, moved = bell.typist(), bell.moved()
