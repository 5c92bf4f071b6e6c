# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio
import time

import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict

from bot.channels.telegram.client import make_bot
from tests.botapi.fixtures import RESIDENT
from tests.telegram_server import TelegramServer


async def test_updates_come_again_until_a_later_offset_confirms_them(
    bot: Bot, telegram: TelegramServer
) -> None:
    telegram.say(RESIDENT, "een")
    telegram.say(RESIDENT, "twee")
    first = await bot.get_updates()
    assert [update.update_id for update in await bot.get_updates()] == [each.update_id for each in first]
    assert len(await bot.get_updates(offset=first[0].update_id + 1)) == 1
    assert telegram.pending() == 1


async def test_no_more_updates_come_than_asked_for(bot: Bot, telegram: TelegramServer) -> None:
    for number in range(3):
        telegram.say(RESIDENT, f"{number}")
    assert len(await bot.get_updates(limit=2)) == 2


async def test_a_long_poll_answers_as_soon_as_something_is_said(bot: Bot, telegram: TelegramServer) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.2)
    began = time.monotonic()
    telegram.say(RESIDENT, "hallo")
    assert len(await poll) == 1
    assert time.monotonic() - began < 10


async def test_a_long_poll_ends_empty_in_its_time(bot: Bot) -> None:
    began = time.monotonic()
    assert await bot.get_updates(timeout=1) == ()
    assert 0.9 < time.monotonic() - began < 15


async def test_the_second_poller_ends_the_first_with_409(bot: Bot, telegram: TelegramServer) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.2)
    async with make_bot(telegram.token, telegram.url) as second:
        assert await second.get_updates() == ()
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first


async def test_polling_while_a_webhook_is_set_is_a_conflict(bot: Bot) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_updates_are_gone_after_a_day(bot: Bot, telegram: TelegramServer) -> None:
    telegram.say(RESIDENT, "gisteren")
    telegram.pass_time(86_401)
    telegram.say(RESIDENT, "vandaag")
    assert [update.message.text for update in await bot.get_updates() if update.message] == ["vandaag"]
    assert telegram.counts()["expired"] == 1


async def test_kinds_that_were_not_asked_for_do_not_come(bot: Bot, telegram: TelegramServer) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    telegram.say(RESIDENT, "hallo")
    assert telegram.pending() == 0


@pytest.mark.parametrize("secret", ["met spatie", "x" * 257, "é"])
async def test_a_webhook_secret_has_only_plain_signs(bot: Bot, secret: str) -> None:
    with pytest.raises(BadRequest, match="Secret token"):
        await bot.set_webhook("https://example.org/hook", secret_token=secret)


async def test_a_webhook_needs_https(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="https url must"):
        await bot.set_webhook("http://example.org/hook")


async def test_what_waits_can_be_dropped(bot: Bot, telegram: TelegramServer) -> None:
    telegram.say(RESIDENT, "oud")
    await bot.delete_webhook(drop_pending_updates=True)
    assert telegram.pending() == 0
