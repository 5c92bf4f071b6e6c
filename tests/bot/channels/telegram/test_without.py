# SPDX-License-Identifier: EUPL-1.2
"""Telegram while nothing can be kept."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from redis.exceptions import ConnectionError as RedisAway
from telegram import Bot

from bot.channels.telegram.intake import Intake
from bot.channels.telegram.poller import Poller
from bot.channels.telegram.without import PATIENCE_S, Without
from bot.conversation.entry import Entry, Part
from bot.intake.incoming import Incoming
from tests.bot.channels.telegram.notebook import Notebook
from tests.botapi.fixtures import RESIDENT
from tests.telegram_server import TelegramServer

CRISIS, CARD, SORRY = "ik wil dood", "Bel nu 113.", "Er is een storing."


class Says:
    """What needs no store."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def gave(self, text: str) -> None:
        self.given.append(text)

    def card(self, text: str) -> Entry | None:
        return Entry(0, 0.0, "bot", (Part(CARD),)) if text == CRISIS else None

    def sorry(self, text: str, again: bool) -> Entry:
        assert again
        return Entry(0, 0.0, "bot", (Part(SORRY),))


def said(text: str, number: int, chat: int = RESIDENT) -> Incoming:
    return Incoming("standaard", "telegram", str(chat), str(number), "text", text)


def heard(telegram: TelegramServer, chat: int = RESIDENT) -> list[str]:
    return [bubble.text for bubble in telegram.sent(chat)]


async def test_each_message_about_danger_gets_its_card_once(bot: Bot, telegram: TelegramServer) -> None:
    telegram.meet(RESIDENT)
    says = Says()
    without = Without(bot, says)
    for number in (1, 1, 2, 1):
        without.missed(said(CRISIS, number))
    await telegram.arrived(RESIDENT, 2)
    await asyncio.sleep(0.2)
    assert heard(telegram) == [CARD, CARD]
    assert says.given == [CRISIS, CRISIS], "each is counted once"


async def test_anybody_else_hears_once_that_it_comes_later_when_it_takes_long(
    bot: Bot, telegram: TelegramServer
) -> None:
    telegram.meet(RESIDENT)
    without = Without(bot, Says(), patience=0.3)
    for _ in range(2):
        without.missed(said("hallo", 1))
    await asyncio.sleep(0.4)
    for number in (1, 2):
        without.missed(said("hallo", number))
    await telegram.arrived(RESIDENT)
    without.back()
    without.missed(said("hallo", 3))
    await asyncio.sleep(0.2)
    assert heard(telegram) == [SORRY] and PATIENCE_S > 1


async def test_while_the_store_is_away_everything_that_comes_is_seen_and_nothing_is_confirmed(
    bot: Bot, telegram: TelegramServer
) -> None:
    line = Notebook(*[RedisAway()] * 1000)
    telegram.say(RESIDENT, "hallo")
    intake = Intake(bot, line, without=Without(bot, Says()))
    task = asyncio.create_task(Poller(bot, intake, wait=5, first_pause=0.05).run())
    try:
        await asyncio.sleep(0.5)
        telegram.say(RESIDENT, CRISIS)
        telegram.say(RESIDENT + 1, CRISIS)
        await telegram.arrived(RESIDENT, timeout=3.0)
        await telegram.arrived(RESIDENT + 1, timeout=3.0)
        assert (heard(telegram), telegram.pending()) == ([CARD], 3)
        line.trouble.clear()
        assert sorted(await line.has(3)) == ["hallo", CRISIS, CRISIS]
        assert not intake.away
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
