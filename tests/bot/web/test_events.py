# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import nullcontext, suppress

import pytest_asyncio
from redis.asyncio import Redis

from bot.conversation.news import News
from bot.web.events import stream
from store import keys
from store.conversation import ConversationRef

REF = ConversationRef("standaard", "0" * 32)
WORD = "data: nieuw\n\n"


@pytest_asyncio.fixture
async def news(redis: Redis) -> AsyncIterator[News]:
    news = News(redis)
    task = asyncio.create_task(news.run())
    for _ in range(500):
        if (await redis.pubsub_numsub(keys.LOG_CHANNEL))[0][1]:
            break
        await asyncio.sleep(0.01)
    yield news
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def yes() -> bool:
    return True


async def test_a_page_hears_at_once_that_there_may_be_news_and_again_when_there_is(
    news: News, redis: Redis
) -> None:
    words = aiter(stream(news, nullcontext(True), REF, yes).body_iterator)
    assert [await anext(words), await anext(words)] == ["retry: 2000\n\n", WORD]
    waiting = asyncio.ensure_future(anext(words))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    await redis.publish(keys.LOG_CHANNEL, str(REF))
    assert await asyncio.wait_for(waiting, 2) == WORD


async def test_another_conversation_rings_only_for_who_follows_all(news: News, redis: Redis) -> None:
    one, every = (aiter(stream(news, nullcontext(True), ref, yes).body_iterator) for ref in (REF, None))
    for words in (one, every):
        assert [await anext(words), await anext(words)][1] == WORD
    waiting = [asyncio.ensure_future(anext(words)) for words in (one, every)]
    await asyncio.sleep(0.05)
    await redis.publish(keys.LOG_CHANNEL, "standaard/" + "1" * 32)
    assert await asyncio.wait_for(waiting[1], 2) == WORD
    assert not waiting[0].done()
    waiting[0].cancel()


async def test_the_stream_ends_when_the_session_has(news: News, redis: Redis) -> None:
    answers = iter([True, False])

    async def alive() -> bool:
        return next(answers)

    words = aiter(stream(news, nullcontext(True), REF, alive).body_iterator)
    assert [await anext(words), await anext(words)][1] == WORD
    ended = asyncio.ensure_future(anext(words, "ended"))
    await asyncio.sleep(0.05)
    await redis.publish(keys.LOG_CHANNEL, str(REF))
    assert await asyncio.wait_for(ended, 2) == "ended"
