# SPDX-License-Identifier: EUPL-1.2
"""What is said when a message cannot be kept: the right number at once in danger, else the honest truth."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import structlog
from redis.exceptions import ConnectionError as StoreAway

from bot.conversation import buttons as button_map
from bot.conversation.entry import Entry, Part
from bot.conversation.voice import Voice, form_written
from bot.danger.danger import card_for, surely
from bot.log import failure
from bot.metrics.table import UNKEPT
from bot.services import Services

if TYPE_CHECKING:
    from nlu.safety import Verdict

AT_ONCE_S = 1.0
"""Somebody in danger does not wait longer than this for the store: then the card comes without it."""
BLIP_S, BREATH_S = 2.5, 0.2
_log = structlog.get_logger()
_later: set[asyncio.Task[Any]] = set()
T = TypeVar("T")


class NotKept(ConnectionError):
    """A message about danger that is not kept (yet); `said` is the card its writer gets all the same."""

    def __init__(self, said: Entry) -> None:
        super().__init__("the store does not answer")
        self.said = said


async def soon(
    keeping: Coroutine[Any, Any, T], hurry: Callable[[], bool] = lambda: True, longest: float = AT_ONCE_S
) -> T:
    """What it leads to; TimeoutError when that takes too long, and then it goes on by itself: what can still
    be kept is kept. Without `hurry`, which is asked only after a while, that is after `longest` seconds."""
    task = asyncio.ensure_future(keeping)
    _later.add(task)
    task.add_done_callback(_over)
    done, _ = await asyncio.wait({task}, timeout=AT_ONCE_S)
    if not done and longest > AT_ONCE_S and not hurry():
        done, _ = await asyncio.wait({task}, timeout=longest - AT_ONCE_S)
    if not done:
        raise TimeoutError
    return task.result()


async def again(make: Callable[[], Awaitable[T]], hurry: Callable[[], bool]) -> T:
    """What it leads to, tried again for a moment: a Redis that is restarted need not be noticed. With `hurry`
    what goes wrong is known at once."""
    end = time.monotonic() + BLIP_S
    while True:
        try:
            return await make()
        except (StoreAway, OSError):
            if time.monotonic() > end or hurry():
                raise
        await asyncio.sleep(BREATH_S)


def _over(task: asyncio.Task[Any]) -> None:
    _later.discard(task)
    if not task.cancelled():
        # Looked at here, so that asyncio does not print what nobody waits for any more.
        task.exception()


def judged(services: Services, text: str, before: Sequence[str] = ()) -> Verdict | None:
    """What danger detection says of a typed text, or of it together with the pieces `before` it; None where
    there is no card to give, or it fails itself."""
    if button_map.looks_like_payload(text):
        return None
    try:
        verdict = services.safety.together([*before, text]) if before else services.safety.check(text)
    except Exception as error:
        # A message that cannot be judged must not be lost as well.
        _log.critical("a message was not read for danger", error=failure(error))
        return None
    return verdict if verdict.kind and verdict.card else None


def carded(services: Services, verdict: Verdict, text: str) -> Entry:
    """The card as it is said to somebody of whom nothing is known; its buttons would lead nowhere."""
    card = surely(lambda voice: card_for(services, verdict, voice), _voice(services, text))
    return Entry(0, time.time(), "bot", card.parts, private=card.private)


def _voice(services: Services, text: str) -> Voice:
    return Voice(services, {"form": form_written(text) or ""})


class NoStore:
    """What every channel can say while the store is away."""

    def __init__(self, services: Services) -> None:
        self._s = services

    def card(self, text: str) -> Entry | None:
        """The card for a text of somebody who may be in danger."""
        verdict = judged(self._s, text)
        return carded(self._s, verdict, text) if verdict else None

    def gave(self, text: str) -> None:
        """That card was given. It is counted in memory, and written down when the store is back."""
        if (verdict := judged(self._s, text)) is not None:
            self._s.tally.count(UNKEPT, str(verdict.kind))

    def sorry(self, text: str, again: bool = False) -> Entry:
        """That a message was not kept, and where else help is; `again` when it is offered again by itself."""
        said = _voice(self._s, text).text("not_kept_yet" if again else "not_kept")
        return Entry(0, time.time(), "bot", (Part(text=said),))

    def answer(self, text: str) -> Entry:
        """What is said to this text now."""
        card = self.card(text)
        if card is None:
            return self.sorry(text)
        self.gave(text)
        return card
