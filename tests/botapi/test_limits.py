# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from bot.channels.telegram.pause import seconds
from tests.botapi.fixtures import RESIDENT
from tests.botapi.limits import Limits, Meter
from tests.botapi.refusal import Refusal
from tests.telegram_server import TelegramServer

GROUP = -900


async def test_after_a_burst_of_three_a_chat_takes_one_message_a_second(
    bot: Bot, telegram: TelegramServer
) -> None:
    for number in range(3):
        await bot.send_message(RESIDENT, f"{number}")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(RESIDENT, "3")
    assert seconds(refused.value) == 1
    await asyncio.sleep(1)
    await bot.send_message(RESIDENT, "3")
    assert len(telegram.sent(RESIDENT)) == 4
    assert telegram.counts()["floods"] == {"chat": 1}
    assert telegram.counts()["refusals"] == {"429": 1}


async def test_a_group_takes_twenty_messages_a_minute(bot: Bot, telegram: TelegramServer) -> None:
    telegram.meet(GROUP)
    for number in range(20):
        await bot.send_message(GROUP, f"{number}")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(GROUP, "20")
    assert 58 <= seconds(refused.value) <= 60
    telegram.pass_time(60)
    await bot.send_message(GROUP, "20")


def test_a_bot_sends_thirty_messages_in_any_second() -> None:
    meter = Meter(Limits())
    for chat in range(1, 31):
        meter.send(chat, now=100.0 + chat / 100)
    with pytest.raises(Refusal) as refused:
        meter.send(31, now=101.0)
    assert (refused.value.code, refused.value.retry_after) == (429, 1)
    meter.send(31, now=101.011)


def test_edits_count_for_the_bot_but_not_for_the_chat() -> None:
    meter = Meter(Limits(per_second=5))
    for _ in range(5):
        meter.edit(now=100.0)
    with pytest.raises(Refusal):
        meter.edit(now=100.5)
    assert dict(meter.refused) == {"bot": 1}


def test_a_refused_message_counts_for_nothing() -> None:
    meter = Meter(Limits(chat_burst=1))
    meter.send(1, now=100.0)
    for _ in range(50):
        with pytest.raises(Refusal):
            meter.send(1, now=100.5)
    meter.send(1, now=101.0)


def test_a_burst_can_be_had_back_by_waiting() -> None:
    meter = Meter(Limits(chat_burst=3))
    for now in (100.0, 100.0, 100.0, 103.0, 103.0, 103.0):
        meter.send(1, now=now)
    with pytest.raises(Refusal):
        meter.send(1, now=103.0)
