# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from structlog.testing import capture_logs
from telegram import Bot

from bot.channels.telegram.commands import COMMANDS
from bot.channels.telegram.setup import introduce, use_polling, use_webhook
from bot.channels.telegram.updates import ALLOWED
from tests.botapi.fixtures import RESIDENT
from tests.telegram_server import TelegramServer


class Texts:
    """Every text is its own key, for one organisation."""

    def message(self, key: str, organisation: str = "standaard") -> str:
        return f"{organisation} {key}"


async def test_commands_and_descriptions_come_from_the_organisations_texts(bot: Bot) -> None:
    await introduce(bot, Texts(), "hilversum")
    shown = {command.command: command.description for command in await bot.get_my_commands()}
    assert shown == {name: f"hilversum cmd_{name}" for name in COMMANDS}
    assert (await bot.get_my_description()).description == "hilversum telegram_description"
    short = await bot.get_my_short_description()
    assert short.short_description == "hilversum telegram_short_description"


async def test_an_introduction_telegram_does_not_take_stops_nothing(
    bot: Bot, telegram: TelegramServer
) -> None:
    telegram.fault("429", "setMyDescription", seconds=600)
    with capture_logs() as logs:
        await introduce(bot, Texts())
    assert [log["event"] for log in logs] == ["Telegram did not take the description"]
    assert (await bot.get_my_short_description()).short_description


async def test_polling_begins_by_taking_the_webhook_away_and_keeps_what_waits(
    bot: Bot, telegram: TelegramServer
) -> None:
    await bot.set_webhook("https://example.org/hook")
    telegram.say(RESIDENT, "hallo")
    await use_polling(bot)
    assert len(await bot.get_updates()) == 1


@pytest.mark.parametrize("address", ["https://hulp.example", "https://hulp.example/"])
async def test_a_webhook_is_set_for_the_kinds_omzien_reads(
    bot: Bot, telegram: TelegramServer, address: str
) -> None:
    telegram.say(RESIDENT, "hallo")
    await use_webhook(bot, address, "geheim")
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("https://hulp.example/telegram/webhook", 1)
    assert telegram.allowed() == list(ALLOWED)
