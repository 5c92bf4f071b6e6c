# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from redis.exceptions import ConnectionError as RedisAway
from structlog.testing import capture_logs
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import InvalidToken

from bot.channels.telegram.client import make_bot
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.poller import Poller
from tests.bot.channels.telegram.notebook import Notebook
from tests.botapi.fixtures import RESIDENT
from tests.telegram_server import TelegramServer


@asynccontextmanager
async def polling(
    bot: Bot, line: Notebook, may: Callable[[], bool] = lambda: True, tries: int = 8
) -> AsyncIterator[Intake]:
    """A poller at work, killed at the end as a process would be."""
    intake = Intake(bot, line, tries=tries)
    task = asyncio.create_task(Poller(bot, intake, wait=5, first_pause=0.05).run(may))
    yield intake
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def confirmed(telegram: TelegramServer) -> None:
    for _ in range(200):
        if not telegram.pending():
            return
        await asyncio.sleep(0.02)
    pytest.fail("updates still wait")


async def test_what_is_said_is_accepted_in_each_chats_order_and_then_confirmed(
    bot: Bot, telegram: TelegramServer
) -> None:
    line = Notebook()
    telegram.say(RESIDENT, "voor het begin")
    async with polling(bot, line):
        for number in range(30):
            telegram.say(RESIDENT + number % 3, f"{number}")
        await line.has(31)
        for chat in range(3):
            said = [each.text for each in line.kept if each.address == str(RESIDENT + chat)]
            first = ["voor het begin"] if chat == 0 else []
            assert said == [*first, *(f"{number}" for number in range(chat, 30, 3))]
        await confirmed(telegram)


async def test_nothing_is_confirmed_before_it_has_been_accepted(bot: Bot, telegram: TelegramServer) -> None:
    line = Notebook(None, RedisAway(), RedisAway(), RedisAway())
    telegram.say(RESIDENT, "een")
    telegram.say(RESIDENT, "twee")
    async with polling(bot, line):
        await line.has(1)
        await asyncio.sleep(0.1)
        assert telegram.pending() >= 1
        assert await line.has(2) == ["een", "twee"]
        await confirmed(telegram)


async def test_a_poller_that_is_killed_leaves_its_message_for_the_next(
    bot: Bot, telegram: TelegramServer
) -> None:
    telegram.say(RESIDENT, "een")
    async with polling(bot, Notebook(*[RedisAway()] * 100)):
        await asyncio.sleep(0.3)
    line = Notebook()
    async with polling(bot, line):
        assert await line.has(1) == ["een"]


async def test_a_malformed_update_stops_nobody(bot: Bot, telegram: TelegramServer) -> None:
    line = Notebook()
    telegram.raw(RESIDENT, {"message": {"text": "half"}})
    telegram.say(RESIDENT, "heel")
    async with polling(bot, line) as intake:
        assert await line.has(1) == ["heel"]
        await confirmed(telegram)
        assert intake.set_aside == 1


async def test_a_poisoned_update_stops_the_others_only_for_its_tries(
    bot: Bot, telegram: TelegramServer
) -> None:
    line = Notebook(poison="giftig")
    telegram.say(RESIDENT, "giftig")
    telegram.say(RESIDENT, "gewoon")
    async with polling(bot, line, tries=3) as intake:
        await confirmed(telegram)
    assert (set(line.texts), intake.set_aside) == ({"gewoon"}, 1)


async def test_an_error_of_our_own_that_hits_everyone_costs_nobody_a_message(
    bot: Bot, telegram: TelegramServer
) -> None:
    line = Notebook(*[NameError("geheim")] * 12)
    for number in range(4):
        telegram.say(RESIDENT, f"{number}")
    async with polling(bot, line, tries=2) as intake:
        await confirmed(telegram)
    assert (set(line.texts), intake.set_aside) == ({"0", "1", "2", "3"}, 0)


async def test_a_pressed_button_is_answered_even_when_that_is_slow_or_fails(
    bot: Bot, telegram: TelegramServer
) -> None:
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="k_1")]])
    sent = await bot.send_message(RESIDENT, "Klopt dat?", reply_markup=buttons)
    telegram.fault("slow", "answerCallbackQuery", seconds=2.5)
    telegram.fault("500", "answerCallbackQuery")
    line = Notebook()
    async with polling(bot, line):
        for _ in range(2):
            telegram.press(RESIDENT, sent.message_id, "k_1")
        telegram.say(RESIDENT, "ja")
        assert await line.has(3, seconds=1.5) == ["k_1", "k_1", "ja"]
        await asyncio.sleep(0.5)
        assert (len(telegram.answered()), len(telegram.unanswered())) == (1, 1)


async def test_errors_of_telegram_and_the_wire_are_said_in_words_and_passed_over(
    bot: Bot, telegram: TelegramServer
) -> None:
    telegram.fault("500", "getupdates")
    telegram.fault("429", "getupdates", seconds=1)
    telegram.fault("lost", "getupdates")
    telegram.say(RESIDENT, "geheim")
    line = Notebook()
    with capture_logs() as logs:
        async with polling(bot, line):
            assert await line.has(1) == ["geheim"]
    assert [log["event"] for log in logs] == [
        "Telegram cannot be reached; trying again",
        "Telegram asks for a pause; trying again",
        "Telegram cannot be reached; trying again",
    ]
    assert logs[1]["seconds"] >= 1
    assert "geheim" not in repr(logs)


async def test_pauses_grow_while_it_goes_wrong(bot: Bot, telegram: TelegramServer) -> None:
    telegram.fault("500", "getupdates", times=4)
    telegram.say(RESIDENT, "hallo")
    line = Notebook()
    with capture_logs() as logs:
        async with polling(bot, line):
            await line.has(1)
    assert [log["seconds"] for log in logs] == [0.05, 0.1, 0.2, 0.4]


async def test_a_second_poller_is_named_and_the_first_goes_on_when_it_is_gone(
    bot: Bot, telegram: TelegramServer
) -> None:
    line, other = Notebook(), Notebook()
    with capture_logs() as logs:
        async with polling(bot, line):
            await asyncio.sleep(0.2)
            async with make_bot(telegram.token, telegram.url) as second, polling(second, other):
                await asyncio.sleep(0.3)
            telegram.say(RESIDENT, "hallo")
            assert await line.has(1) == ["hallo"]
    assert {log["event"] for log in logs} == {
        "another process or a webhook takes this bot's messages; trying again"
    }


async def test_who_may_not_poll_does_not(bot: Bot, telegram: TelegramServer) -> None:
    line, turn = Notebook(), asyncio.Event()
    telegram.say(RESIDENT, "hallo")
    async with polling(bot, line, may=turn.is_set):
        await asyncio.sleep(0.3)
        assert line.kept == []
        turn.set()
        assert await line.has(1) == ["hallo"]


async def test_a_token_that_is_refused_ends_it(telegram: TelegramServer) -> None:
    wrong = make_bot("4200:wrong", telegram.url)
    with pytest.raises(InvalidToken):
        await Poller(wrong, Intake(wrong, Notebook())).run()
