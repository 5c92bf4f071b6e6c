# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from tests.botapi.fixtures import RESIDENT
from tests.telegram_server import TelegramServer

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="k_1")]])


async def test_a_pressed_button_is_answered_once(bot: Bot, telegram: TelegramServer) -> None:
    sent = await bot.send_message(RESIDENT, "Klopt dat?", reply_markup=BUTTONS)
    query = telegram.press(RESIDENT, sent.message_id, "k_1")
    assert telegram.unanswered() == [query]
    await bot.answer_callback_query(query)
    assert (telegram.unanswered(), telegram.answered()) == ([], [query])
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(query)


async def test_a_pressed_button_cannot_be_answered_much_later(bot: Bot, telegram: TelegramServer) -> None:
    sent = await bot.send_message(RESIDENT, "Klopt dat?", reply_markup=BUTTONS)
    query = telegram.press(RESIDENT, sent.message_id, "k_1")
    telegram.pass_time(60)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(query)


async def test_only_a_button_that_is_seen_can_be_pressed(bot: Bot, telegram: TelegramServer) -> None:
    sent = await bot.send_message(RESIDENT, "Klopt dat?", reply_markup=BUTTONS)
    with pytest.raises(ValueError, match="no such button"):
        telegram.press(RESIDENT, sent.message_id, "k_2")
    await bot.edit_message_reply_markup(RESIDENT, sent.message_id)
    with pytest.raises(ValueError, match="no such button"):
        telegram.press(RESIDENT, sent.message_id, "k_1")
    assert telegram.press(RESIDENT, sent.message_id, "k_1", anyway=True)


async def test_the_typing_sign_is_seen(bot: Bot, telegram: TelegramServer) -> None:
    await bot.send_chat_action(RESIDENT, "typing")
    with pytest.raises(BadRequest, match="Wrong parameter action"):
        await bot.send_chat_action(RESIDENT, "dancing")
    assert telegram.actions(RESIDENT) == ["typing"]


async def test_commands_and_descriptions_are_read_back(bot: Bot) -> None:
    await bot.set_my_commands([("start", "Beginnen"), ("mens", "Een mens spreken")])
    await bot.set_my_description("Hallo, ik ben Omzien.")
    await bot.set_my_short_description("Wijst de weg.")
    assert await bot.get_my_commands() == (
        BotCommand("start", "Beginnen"),
        BotCommand("mens", "Een mens spreken"),
    )
    assert (await bot.get_my_description()).description == "Hallo, ik ben Omzien."
    assert (await bot.get_my_short_description()).short_description == "Wijst de weg."


@pytest.mark.parametrize("name", ["Mens", "een mens", "m" * 33, "mens!"])
async def test_a_command_has_only_small_letters_digits_and_underscores(bot: Bot, name: str) -> None:
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([(name, "x")])


async def test_a_description_has_a_length(bot: Bot) -> None:
    await bot.set_my_description("x" * 512)
    with pytest.raises(BadRequest, match="too long"):
        await bot.set_my_description("x" * 513)
    with pytest.raises(BadRequest, match="too long"):
        await bot.set_my_short_description("x" * 121)
