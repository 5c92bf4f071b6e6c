# SPDX-License-Identifier: EUPL-1.2
"""Many residents at once, on Telegram and on the chat page, each saying the sentences of a story in order."""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from itertools import count
from typing import Protocol

import httpx

from bot.services import Services
from bot.web import keys
from store.conversation import ConversationRef
from tests.telegram_server import TelegramServer

Story = tuple[str, ...]
ORGANISATION = "standaard"
AGAIN_S = 0.3
ASKED = {"accept": "application/json", "sec-fetch-site": "same-origin"}
_chats = count(85_000_001)


class Talker(Protocol):
    """Somebody with a conversation of their own."""

    channel: str
    story: Story

    async def say(self, text: str) -> None:
        """Say it; when this returns the channel has it, which is not yet Omzien."""

    async def done(self) -> None:
        """Until everything said was taken."""

    async def ref(self, services: Services) -> ConversationRef:
        """The conversation."""

    async def close(self) -> None:
        """Leave."""


class TelegramTalker:
    """In the app: what is said waits at Telegram until it is fetched."""

    channel = "telegram"

    def __init__(self, server: TelegramServer, story: Story) -> None:
        self.server, self.story, self.chat = server, story, next(_chats)

    async def say(self, text: str) -> None:
        """Type it."""
        self.server.say(self.chat, text)

    async def done(self) -> None:
        """Telegram has it."""

    async def ref(self, services: Services) -> ConversationRef:
        """The conversation."""
        return services.master.conversation(ORGANISATION, self.channel, str(self.chat))

    async def close(self) -> None:
        """Nothing is open."""


class WebTalker:
    """On the chat page: a message that was not confirmed is sent again, with the same form."""

    channel = "web"

    def __init__(self, base: str, story: Story) -> None:
        self.story, self.problems = story, Counter[str]()
        self._http = httpx.AsyncClient(base_url=base, headers=ASKED, timeout=15.0)
        self._waiting: asyncio.Queue[str] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    async def say(self, text: str) -> None:
        """Type it; the page sends one thing after another."""
        self._waiting.put_nowait(text)
        self._task = self._task or asyncio.create_task(self._send_all())

    async def done(self) -> None:
        """Everything was confirmed."""
        await self._waiting.join()

    async def shown(self) -> str:
        """What the page shows now."""
        return str((await self._ask("GET", "/berichten?na=0")).json()["entries"])

    async def ref(self, services: Services) -> ConversationRef:
        """The conversation, by the session this browser has."""
        [token] = [cookie.value for cookie in self._http.cookies.jar if cookie.value]
        address = await services.redis.hget(keys.session(services.master.digest("session", token)), "address")
        return services.master.conversation(ORGANISATION, self.channel, address)

    async def close(self) -> None:
        """Leave."""
        if self._task is not None:
            self._task.cancel()
        await self._http.aclose()

    async def _send_all(self) -> None:
        while True:
            text = await self._waiting.get()
            await self._ask("POST", "/bericht", {"id": secrets.token_urlsafe(12), "tekst": text, "na": "0"})
            self._waiting.task_done()

    async def _ask(self, method: str, path: str, form: dict[str, str] | None = None) -> httpx.Response:
        while True:
            try:
                answer = await self._http.request(method, path, data=form)
            except httpx.HTTPError as error:
                self.problems[type(error).__name__] += 1
            else:
                if answer.status_code == 200:
                    return answer
                self.problems[str(answer.status_code)] += 1
            await asyncio.sleep(AGAIN_S)


async def talk(talkers: Sequence[Talker], a_second: float) -> None:
    """Everybody's first sentence, then everybody's second one, so many a second; until all were taken."""
    loop, began, said = asyncio.get_running_loop(), asyncio.get_running_loop().time(), 0
    for turn in range(max(len(talker.story) for talker in talkers)):
        for talker in talkers:
            if turn < len(talker.story):
                await asyncio.sleep(max(0.0, began + said / a_second - loop.time()))
                await talker.say(talker.story[turn])
                said += 1
    for talker in talkers:
        await talker.done()


async def talk_slowly(talkers: Sequence[Talker], calm: Callable[[], Awaitable[None]]) -> None:
    """One sentence after another, each when the one before is answered."""
    for turn in range(max(len(talker.story) for talker in talkers)):
        for talker in talkers:
            if turn < len(talker.story):
                await talker.say(talker.story[turn])
                await talker.done()
        await calm()
