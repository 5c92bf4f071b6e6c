# SPDX-License-Identifier: EUPL-1.2
"""Asking Rasa: one turn over our own channel in it, with an end to the waiting."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

import aiohttp
from pydantic import ValidationError

from bot.settings import Settings
from content.reply import Reply

TURN_S = 3.0
BREATH_S = 0.25
START_S = 60.0
"""What was not there by then is not starting: it is silent."""


class Silent(Exception):
    """Rasa, or the action server behind it, gave no usable answer in time; `asked` when it had the question,
    and fell silent over it or over another one beside it; `broke` when it hung up in the middle; `starting`
    when it was not there yet since this process began."""

    def __init__(self, asked: bool = False, broke: bool = False, starting: bool = False) -> None:
        super().__init__("the dialogue is silent")
        self.asked, self.broke, self.starting = asked, broke, starting


class Refused(Exception):
    """Rasa says that this message cannot be asked: asking again does not help."""


@dataclass(frozen=True)
class Said:
    """What the dialogue answers; `missed` is a sentence that turned out to be misunderstood."""

    replies: list[Reply]
    missed: Any = None


class Rasa:
    """The dialogue, reached over loopback only."""

    def __init__(self, settings: Settings, patience: float = TURN_S) -> None:
        self.patience = patience
        headers = {"X-Omzien-Secret": settings.rasa_secret.get_secret_value()}
        self._actions = f"{settings.actions_url}/health"
        self._base, self._headers = settings.rasa_url, headers
        self._open: aiohttp.ClientSession | None = None
        self._quiet, self._looked = False, 0.0
        self._looking: asyncio.Future[bool] | None = None
        self._starting, self._began = True, time.monotonic()

    async def turn(self, body: dict[str, Any]) -> Said:
        """The replies to one message; Silent when there are none in time, Refused when never."""
        # Nothing is asked of one that starts or is known to be silent: the message would be blamed for it.
        if (self._starting or self._quiet) and not await self.there():
            raise Silent(starting=self._starting)
        try:
            return await self._in_time(body)
        except Silent:
            # Where it is not well the others need not each wait to find that out.
            await self.awake()
            raise

    async def _in_time(self, body: dict[str, Any]) -> Said:
        end, asked = time.monotonic() + self.patience, False
        while True:
            try:
                return await self._once(body, end - time.monotonic())
            except Silent as silent:
                asked = asked or silent.asked
                # Hung up and not there any more: asked again at once, it might fall over it at once again.
                dead = silent.broke and not await self.awake()
                if dead or time.monotonic() + BREATH_S >= end:
                    raise Silent(asked) from None
            await asyncio.sleep(BREATH_S)

    async def awake(self) -> bool:
        """Whether Rasa says that it has a model, and the action server that it is there."""
        found = await asyncio.gather(self._well("/webhooks/omzien/health"), self._well(self._actions))
        self._quiet, self._looked = not all(found), time.monotonic()
        self._starting = self._starting and self._quiet and self._looked - self._began < START_S
        return all(found)

    async def there(self) -> bool:
        """The same, asked once for all who want to know it in the same moment."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.ensure_future(self.awake())
        # Who has no time left to wait does not end it for the others.
        return await asyncio.shield(self._looking)

    async def there_lately(self) -> bool:
        """The same as of a moment ago, for the many who only wait for it."""
        if time.monotonic() - self._looked < BREATH_S:
            return not self._quiet
        return await self.there()

    async def close(self) -> None:
        """Give the connections back."""
        if self._looking is not None:
            self._looking.cancel()
        if self._open is not None:
            await self._open.close()

    @property
    def _http(self) -> aiohttp.ClientSession:
        """Made in the loop that uses it."""
        if self._open is None:
            whole = aiohttp.ClientTimeout(total=TURN_S)
            self._open = aiohttp.ClientSession(self._base, headers=self._headers, timeout=whole)
        return self._open

    async def _well(self, address: str) -> bool:
        try:
            async with self._http.get(address, timeout=aiohttp.ClientTimeout(total=1.0)) as answer:
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False

    async def _once(self, body: dict[str, Any], seconds: float) -> Said:
        try:
            async with asyncio.timeout(max(seconds, 0.01)), self._ask(body) as answer:
                status, said = answer.status, await answer.read()
        except aiohttp.ClientConnectorError:
            raise Silent from None
        except TimeoutError:
            raise Silent(asked=True) from None
        except aiohttp.ClientError:
            raise Silent(asked=True, broke=True) from None
        if status in (400, 413):
            raise Refused
        if status != 200:
            raise Silent(asked=True)
        return _said(said)

    def _ask(self, body: dict[str, Any]) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        return self._http.post("/webhooks/omzien/turn", json=body)


def _said(body: bytes) -> Said:
    try:
        found = json.loads(body)
        replies = [Reply.model_validate(reply) for reply in found["replies"]]
    except (ValidationError, ValueError, KeyError, TypeError):
        raise Silent(asked=True) from None
    if not replies:
        raise Silent(asked=True)
    return Said(replies, found.get("missed"))
