# SPDX-License-Identifier: EUPL-1.2
"""When what it stands on gives way: in danger the number comes all the same, else it says that it cannot."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from tests.bot.fake_rasa import FakeRasa, fake_rasa
from tests.bot.support import until
from tests.compiled import furnish
from tests.promises.figures import Figure
from tests.promises.roles import Bot, bot
from tests.promises.store_house import StoreHouse
from tests.telegram_server import TelegramServer

pytestmark = pytest.mark.asyncio(loop_scope="module")
CRISIS, CARD = "ik wil dood", "Goed dat je dit zegt"
WORRY, ANSWER = "ik heb schulden", "antwoord op ik heb schulden"
AT_ONCE_S = 2.0
SOON_S = 20.0
BACK_S = 60.0
_people = count(73_000_000)
Fault = Callable[[Bot], AbstractContextManager[None]]


@contextmanager
def dialogue_hangs(running: Bot) -> Iterator[None]:
    """It accepts, and never answers."""
    running.rasa.mode = "silent"
    yield
    running.rasa.mode = "well"


@contextmanager
def nonsense(running: Bot) -> Iterator[None]:
    """What comes out of it is no answer."""
    running.rasa.mode = "failing"
    yield
    running.rasa.mode = "well"


KEPT, UNKEPT, FALLBACK = ANSWER, "niet bewaard", "Ik ben even stil"
FAULTS: dict[str, tuple[Fault, str]] = {
    "Redis full": (lambda running: running.store.full(), UNKEPT),
    "disk full": (lambda running: running.store.disk_full(), UNKEPT),
    "Redis gone": (lambda running: running.store.stopped(), UNKEPT),
    "Redis restarted": (lambda running: running.store.restarted(), KEPT),
    "Redis hanging": (lambda running: running.store.hanging(), UNKEPT),
    "Redis slow": (lambda running: running.store.slow(), KEPT),
    "clock set back": (lambda running: running.store.clock_back(), KEPT),
    "Rasa hanging": (dialogue_hangs, FALLBACK),
    "dialogue failing": (nonsense, FALLBACK),
}
"""What gives way, and what an everyday message is answered meanwhile."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bot]:
    """Processes that live through all of it."""
    var, rasa = tmp_path_factory.mktemp("bot"), FakeRasa()
    furnish(shipped, var)
    with TelegramServer() as telegram, StoreHouse(var / "redis").open() as store:
        async with fake_rasa(rasa), bot(store, rasa, var, telegram) as started:
            yield started


@pytest.mark.parametrize("name", FAULTS)
async def test_whatever_gives_way_danger_is_answered_at_once(running: Bot, name: str, figure: Figure) -> None:
    fault, expected = FAULTS[name]
    await until(running.healthy, BACK_S)
    with fault(running):
        waited = [await page(running), await rest(running), await chat(running)]
        said = await everyday(running)
        later = next(_people)
        running.telegram.say(later, WORRY)
        told = await hears(running, later, "Er is een storing" if expected == UNKEPT else expected)
    await until(running.healthy, BACK_S)
    # What was said meanwhile is answered after all.
    answered = await hears(running, later, ANSWER, BACK_S)
    figure(
        "Whatever gives way, somebody in danger has the number at once, on the page, REST and Telegram",
        f"{name}: {max(waited):.1f} s",
        "<= 2 s",
        max(waited) <= AT_ONCE_S,
    )
    figure(
        "Whatever gives way, the bot says so, and answers what Telegram brought meanwhile when it is over",
        f"{name}: said on the page {expected in said}, on Telegram {told}, answered later {answered}",
        "said and answered",
        expected in said and told and answered,
    )


async def page(running: Bot) -> float:
    """How long somebody in danger waits on the chat page."""
    began = time.monotonic()
    assert CARD in (await post(running, CRISIS)).text
    return time.monotonic() - began


async def everyday(running: Bot) -> str:
    """What the page says to a worry, now or when it is asked for what came later."""
    async with httpx.AsyncClient(base_url=running.base, timeout=30.0, headers=BROWSER) as http:
        said = (await http.post("/bericht", data={"tekst": WORRY, "id": str(next(_people))})).text
        if "storing" in said:
            return said
        end = time.monotonic() + SOON_S
        while time.monotonic() < end and not any(each in said for each in (KEPT, FALLBACK)):
            await asyncio.sleep(0.2)
            said = (await http.get("/berichten", params={"na": "0"})).text
        return said


BROWSER = {"accept": "application/json", "sec-fetch-site": "same-origin"}


async def post(running: Bot, text: str) -> httpx.Response:
    """A message on the page, as its script sends it."""
    async with httpx.AsyncClient(base_url=running.base, timeout=30.0, headers=BROWSER) as http:
        return await http.post("/bericht", data={"tekst": text, "id": str(next(_people))})


async def rest(running: Bot) -> float:
    """How long a program waits that passes on what somebody in danger said."""
    began = time.monotonic()
    async with httpx.AsyncClient(base_url=running.base, timeout=30.0) as http:
        body = {"sender": str(next(_people)), "message": CRISIS}
        answer = await http.post("/webhooks/rest/webhook", json=body)
    assert answer.status_code == 200 and CARD in json.dumps(answer.json())
    return time.monotonic() - began


async def chat(running: Bot) -> float:
    """How long somebody in danger waits on Telegram."""
    began, who = time.monotonic(), next(_people)
    running.telegram.say(who, CRISIS)
    assert await hears(running, who, CARD)
    return time.monotonic() - began


async def hears(running: Bot, who: int, text: str, seconds: float = SOON_S) -> bool:
    """Whether this arrives in the chat in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if any(text in bubble.text for bubble in running.telegram.sent(who)):
            return True
        await asyncio.sleep(0.02)
    return False
