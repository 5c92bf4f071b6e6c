# SPDX-License-Identifier: EUPL-1.2
"""Telegram's limits are kept, its pauses obeyed, and a confirmation that got lost is no disaster."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.bot.desk.office import Office, address, does
from tests.bot.support import House, until
from tests.bot.web.client import hidden
from tests.botapi.limits import Limits
from tests.promises.figures import Figure, Size
from tests.promises.wired import calm, wired
from tests.telegram_server import TelegramServer

FIRST = 86_000_001
STRICT = Limits(per_second=30, chat_per_second=1.0, chat_burst=2)
"""Telegram lets short bursts pass and does not say how short; here it is the shortest there can be."""
PAUSE_S = 3
FEW = 5
SLOW_S = 0.4


@pytest.fixture
def strict() -> Iterator[TelegramServer]:
    """A Telegram that refuses every message too many."""
    with TelegramServer(limits=STRICT) as server:
        yield server


async def test_two_hundred_residents_at_once_are_answered_within_telegrams_limits(
    house: House, strict: TelegramServer, figure: Figure, size: Size
) -> None:
    chats, rounds = range(FIRST, FIRST + size(200, 40)), 2
    async with wired(house, strict, senders=2):
        for turn in range(rounds):
            for chat in chats:
                strict.say(chat, f"bericht {turn}")
        await calm(house, strict)
    answered = sum(len(strict.sent(chat)) == rounds for chat in chats)
    refused = strict.counts()["refusals"].get("429", 0)
    value = f"{refused} × 429, {answered} of {len(chats)} answered"
    met = refused == 0 and answered == len(chats)
    figure("Telegram never has to refuse, with 200 residents at once", value, "0 × 429", met)


async def test_a_pause_telegram_orders_is_kept_by_that_chat_and_by_no_other(
    house: House, strict: TelegramServer, figure: Figure
) -> None:
    held, others = FIRST, range(FIRST + 1, FIRST + 11)
    strict.fault("429", seconds=PAUSE_S)
    async with wired(house, strict):
        strict.say(held, "bericht")
        await until(lambda: _refused(strict))
        ordered = time.time()
        strict.say(held, "ik wil dood")
        for chat in others:
            strict.say(chat, "bericht")
        await calm(house, strict)
    first, *_ = strict.sent(held)
    latest = max(strict.sent(chat)[0].at for chat in others) - ordered
    waited, again = first.at - ordered, strict.counts()["refusals"]["429"] - 1
    value = f"after {waited:.2f} s of {PAUSE_S}, {again} × 429 more; the others within {latest:.2f} s"
    met = waited >= PAUSE_S - 0.05 and not again and latest < PAUSE_S and "113" in first.text
    figure("A pause Telegram orders is obeyed", value, "not before its end, and no other chat waits", met)


async def test_a_lost_confirmation_gives_one_repeat_at_most(
    house: House, strict: TelegramServer, figure: Figure, size: Size
) -> None:
    chats = range(FIRST, FIRST + size(50, 10))
    async with wired(house, strict):
        # A few at a time: all of them are sent before the first is sent again, so each meets one fault.
        for first in chats[::FEW]:
            strict.fault("lost", times=FEW)
            for chat in range(first, first + FEW):
                strict.say(chat, f"bericht van {chat}")
            await calm(house, strict)
    came = [Counter(bubble.text for bubble in strict.sent(chat)) for chat in chats]
    missing, most = sum(not each for each in came), max(max(each.values()) for each in came if each)
    repeats = sum(each.total() - len(each) for each in came)
    value = f"{missing} lost, {repeats} repeats of {len(chats)} unconfirmed"
    met = not missing and most <= 2 and repeats <= len(chats)
    figure("A message whose confirmation got lost", value, "0 lost, at most 1 repeat each", met)


async def test_stopping_omzien_in_the_middle_of_sending_repeats_nothing(
    house: House, strict: TelegramServer, figure: Figure, size: Size
) -> None:
    chats = range(FIRST, FIRST + size(40, 6))
    for chat in chats:
        strict.fault("slow", seconds=SLOW_S)
        async with wired(house, strict):
            strict.say(chat, f"bericht van {chat}")
            await until(lambda chat=chat: _sent(strict, 1, chat))
        # Stopped between its arrival and Telegram's word that it arrived.
    async with wired(house, strict):
        await calm(house, strict)
    came = [len(strict.sent(chat)) for chat in chats]
    missing, repeats = came.count(0), sum(max(0, count - 1) for count in came)
    value = f"{missing} lost, {repeats} repeats in {len(chats)} stops"
    figure("A message on its way when Omzien is stopped", value, "0 lost, 0 repeats", not missing + repeats)


async def test_an_answer_from_the_desk_appears_once_on_the_desk(
    office: Office, strict: TelegramServer, figure: Figure
) -> None:
    chat, said = str(FIRST), "Ik bel je morgen om tien uur."
    async with wired(office.house, strict), office.worker() as client:
        strict.say(FIRST, "mens")
        await until(lambda: _sent(strict, 1))
        ref = office.house.ref(chat, "telegram")
        await does(client, ref, "pak")
        # Else the word that somebody is there now would be the one whose confirmation gets lost.
        await calm(office.house, strict)
        strict.fault("lost", times=1)
        page = (await client.get(address(ref))).text
        form = {name: hidden(page, name) for name in ("bewijs", "reply_id")} | {"tekst": said}
        answers = await asyncio.gather(*(client.post(address(ref, "antwoord"), data=form) for _ in range(10)))
        await calm(office.house, strict)
        shown = (await client.get(address(ref))).text.count(said)
    heard = sum(said in bubble.text for bubble in strict.sent(FIRST))
    value = (
        f"{shown} × on the desk, {heard} × at the resident, sent {len(answers)} × with a lost confirmation"
    )
    met = shown == 1 and 1 <= heard <= 2
    figure("An answer from the desk", value, "once on the desk, at most twice at the resident", met)


async def _refused(telegram: TelegramServer) -> bool:
    return bool(telegram.counts()["refusals"].get("429"))


async def _sent(telegram: TelegramServer, count: int, chat: int = FIRST) -> bool:
    return len(telegram.sent(chat)) >= count
