# SPDX-License-Identifier: EUPL-1.2
"""The core on real parts: Redis, the project's own content and safety; only the dialogue is a stand-in."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.conversation.entry import Entry
from bot.conversation.news import News
from bot.desk.desk import Desk
from bot.intake.incoming import Incoming, Kind
from bot.intake.intake import Accepted
from bot.intake.line import Line
from bot.services import Services, open_services
from bot.settings import Settings
from bot.turns.rasa import TURN_S
from bot.turns.worker import Worker
from nlu.safety import Safety
from store import keys
from store.conversation import PARTITIONS, ConversationRef
from tests.bot.fake_rasa import SECRET, FakeRasa

OWNER = "proef-1"
ORGANISATION = "standaard"
_ids = count(1)
safety = cache(Safety.load)
"""Reading it takes longer than most tests; it keeps nothing of what it checked."""


def settings_of(redis_url: str, var: Path, rasa_url: str = "http://127.0.0.1:9", **more: Any) -> Settings:
    """Settings of a test installation."""
    return Settings(
        redis_url=redis_url,
        var_dir=var,
        rasa_url=rasa_url,
        actions_url=rasa_url,
        rasa_secret=SecretStr(SECRET),
        movable_clock=True,
        _env_file=None,
        **more,
    )


async def until(true: Callable[[], Awaitable[Any]], seconds: float = 20.0) -> Any:
    """What `true` gives once it gives something; AssertionError when that takes too long."""
    end = time.monotonic() + seconds
    while not (found := await true()):
        assert time.monotonic() < end, "it did not happen"
        await asyncio.sleep(0.01)
    return found


class House:
    """An installation in one process."""

    def __init__(self, services: Services, rasa: FakeRasa) -> None:
        self.services, self.rasa = services, rasa
        self.news = News(services.waiting)
        self.line, self.desk = Line(services, self.news), Desk(services)
        self._worker: asyncio.Task[None] | None = None
        self._listening = asyncio.ensure_future(self.news.run())

    @classmethod
    def build(cls, redis_url: str, var: Path, rasa: FakeRasa, **more: Any) -> House:
        """A house whose worker is not running yet."""
        services = open_services(settings_of(redis_url, var, rasa.url, **more))
        services.safety = safety()
        return cls(services, rasa)

    def start(self, owner: str = OWNER, patience: float = TURN_S) -> None:
        """Let a worker serve that waits so long for the dialogue."""
        self._worker = asyncio.ensure_future(Worker(self.services, owner, patience).run())

    async def stop(self) -> None:
        """End the worker as a clean stop does."""
        if self._worker is not None:
            self._worker.cancel()
            with suppress(asyncio.CancelledError):
                await self._worker
            self._worker = None

    async def close(self) -> None:
        """End everything."""
        await self.stop()
        self._listening.cancel()
        with suppress(asyncio.CancelledError):
            await self._listening
        await self.services.close()

    async def give(
        self, text: str, who: str = "1", kind: Kind = "text", channel: str = "rest", **more: Any
    ) -> Accepted:
        """A message arrives; nobody waits for its answer."""
        identifier = more.pop("message_id", f"m{next(_ids)}")
        return await self.line.accept(Incoming(ORGANISATION, channel, who, identifier, kind, text, **more))

    async def say(self, text: str, who: str = "1", seconds: float = 15.0, **more: Any) -> list[Entry]:
        """A message and its answers."""
        return await self.line.wait(await self.give(text, who, **more), seconds)

    async def press(self, title: str, who: str = "1", **more: Any) -> list[Entry]:
        """Press a button that was shown last."""
        entries = await self.line.messages(self.ref(who, more.get("channel", "rest")))
        choices = {c.title: c.payload for entry in entries for c in entry.buttons}
        return await self.say(choices[title], who, **more)

    def ref(self, who: str = "1", channel: str = "rest") -> ConversationRef:
        """The conversation of a resident."""
        return self.line.ref(ORGANISATION, channel, who)

    async def fields(self, who: str = "1", channel: str = "rest") -> dict[str, str]:
        """The conversation as it is stored."""
        found: dict[str, str] = await self.services.redis.hgetall(keys.conversation(self.ref(who, channel)))
        return found

    async def handed_off(self, who: str = "1", **more: Any) -> ConversationRef:
        """A conversation that waits on the desk."""
        await self.say("ik heb schulden", who, **more)
        await self.say("mens", who, **more)
        return self.ref(who, more.get("channel", "rest"))

    async def asked(self, count: int = 1) -> None:
        """Until the dialogue was asked so many things."""
        await until(lambda: self._asked(count))

    async def _asked(self, count: int) -> bool:
        return len(self.rasa.heard) >= count

    async def waiting(self, stream: Callable[[int], str] = keys.inbox) -> int:
        """How many entries stand in the streams of all partitions."""
        lengths = [await self.services.redis.xlen(stream(p)) for p in range(PARTITIONS)]
        return sum(lengths)

    async def names(self, ref: ConversationRef) -> list[str]:
        """The keys of one conversation."""
        return [name async for name in self.services.redis.scan_iter(f"*{ref.id}*")]


def texts(entries: list[Entry]) -> list[str]:
    """What was said."""
    return [entry.text for entry in entries]
