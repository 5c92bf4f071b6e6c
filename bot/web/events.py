# SPDX-License-Identifier: EUPL-1.2
"""Server-sent events: a word to the page that something may be new, never the content itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.responses import StreamingResponse

from bot.news import News
from store.conversation import ConversationRef

PAUSE_S = 15.0
LONGEST_S = 600.0

Alive = Callable[[], Awaitable[bool]]


def stream(news: News, ref: ConversationRef | None, alive: Alive) -> StreamingResponse:
    """A word at every ring, until `alive` says no or the browser had better connect again."""
    headers = {"X-Accel-Buffering": "no"}
    return StreamingResponse(_words(news, ref, alive), media_type="text/event-stream", headers=headers)


async def _words(news: News, ref: ConversationRef | None, alive: Alive) -> AsyncIterator[str]:
    clock = asyncio.get_running_loop().time
    ends = clock() + LONGEST_S
    yield "retry: 2000\n\n"
    with news.of(ref) as bell:
        while await alive() and clock() < ends:
            # The first word covers what came between the page and this connection; the word after every
            # pause what pub/sub may have missed. Sending also shows us when the browser has gone.
            yield "data: nieuw\n\n"
            await bell.wait(PAUSE_S)
