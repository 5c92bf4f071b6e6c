# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import time

import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TimedOut

from bot.channels.telegram.pause import seconds
from tests.botapi.fixtures import RESIDENT
from tests.telegram_server import TelegramServer


async def test_faults_come_in_the_order_they_were_asked_for(bot: Bot, telegram: TelegramServer) -> None:
    telegram.fault("429", seconds=7)
    telegram.fault("500")
    with pytest.raises(RetryAfter) as flood:
        await bot.send_message(RESIDENT, "een")
    assert seconds(flood.value) == 7
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await bot.send_message(RESIDENT, "een")
    await bot.send_message(RESIDENT, "een")
    assert [bubble.text for bubble in telegram.sent(RESIDENT)] == ["een"]
    assert telegram.counts()["refusals"] == {"429": 1, "500": 1}


async def test_a_lost_answer_means_delivered_but_not_known(bot: Bot, telegram: TelegramServer) -> None:
    telegram.fault("lost")
    with pytest.raises(NetworkError, match=r"httpx\."):
        await bot.send_message(RESIDENT, "een")
    assert [bubble.text for bubble in telegram.sent(RESIDENT)] == ["een"]


async def test_a_slow_answer_comes_late_and_may_come_too_late(bot: Bot, telegram: TelegramServer) -> None:
    telegram.fault("slow", seconds=0.4)
    began = time.monotonic()
    await bot.send_message(RESIDENT, "een")
    assert time.monotonic() - began >= 0.4
    telegram.fault("slow", seconds=2)
    with pytest.raises(TimedOut):
        await bot.send_message(RESIDENT, "twee", read_timeout=0.2)
    assert len(telegram.sent(RESIDENT)) == 2


async def test_a_fault_waits_for_its_own_method(bot: Bot, telegram: TelegramServer) -> None:
    telegram.fault("500", method="getMe")
    await bot.send_message(RESIDENT, "een")
    with pytest.raises(NetworkError):
        await bot.get_me()


async def test_a_fault_for_any_method_hits_the_next_call(bot: Bot, telegram: TelegramServer) -> None:
    telegram.fault("500", method="*", times=2)
    with pytest.raises(NetworkError):
        await bot.get_me()
    with pytest.raises(NetworkError):
        await bot.send_message(RESIDENT, "een")
    await bot.get_me()
