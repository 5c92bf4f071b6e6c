# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message, TelegramObject, Update

from tests.botapi.fixtures import RESIDENT
from tests.telegram_server import TelegramServer

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="k_1")]])


def unknown_fields(thing: Any) -> list[str]:
    """The paths of everything python-telegram-bot could not place."""
    if isinstance(thing, (list, tuple)):
        return [path for each in thing for path in unknown_fields(each)]
    if not isinstance(thing, TelegramObject):
        return []
    inside = [path for name in thing.__slots__ for path in unknown_fields(getattr(thing, name, None))]
    return [f"{type(thing).__name__}.{name}" for name in thing.api_kwargs] + inside


def _press(telegram: TelegramServer, message: int) -> object:
    return telegram.press(RESIDENT, message, "k_1")


DEEDS: dict[str, Callable[[TelegramServer, int, int], object]] = {
    "a text": lambda telegram, own, bots: telegram.say(RESIDENT, "hallo"),
    "a command": lambda telegram, own, bots: telegram.say(RESIDENT, "/start flyer"),
    "a location": lambda telegram, own, bots: telegram.location(RESIDENT, 52.2, 5.2),
    "a voice message": lambda telegram, own, bots: telegram.voice(RESIDENT),
    "a photo": lambda telegram, own, bots: telegram.photo(RESIDENT, "kijk"),
    "a sticker": lambda telegram, own, bots: telegram.sticker(RESIDENT),
    "a file": lambda telegram, own, bots: telegram.document(RESIDENT),
    "a video": lambda telegram, own, bots: telegram.video(RESIDENT),
    "a contact": lambda telegram, own, bots: telegram.contact(RESIDENT),
    "an edit": lambda telegram, own, bots: telegram.edit(RESIDENT, own, "anders"),
    "a pressed button": lambda telegram, own, bots: _press(telegram, bots),
    "a block": lambda telegram, own, bots: telegram.block(RESIDENT),
    "an unblock": lambda telegram, own, bots: telegram.unblock(RESIDENT),
}


@pytest.mark.parametrize("deed", DEEDS)
async def test_every_update_loads_whole_through_python_telegram_bot(
    deed: str, bot: Bot, telegram: TelegramServer
) -> None:
    own = telegram.say(RESIDENT, "eerst")
    bots = await bot.send_message(RESIDENT, "Klopt dat?", reply_markup=BUTTONS)
    first = (await bot.get_updates())[0]
    DEEDS[deed](telegram, own, bots.message_id)
    [update] = await bot.get_updates(offset=first.update_id + 1)
    assert unknown_fields(update) == []
    assert len(update.to_dict()) == 2


async def test_every_answer_loads_whole_through_python_telegram_bot(
    bot: Bot, telegram: TelegramServer
) -> None:
    voice = telegram.voice(RESIDENT)
    sent = await bot.send_message(RESIDENT, "<b>Let op</b> & kijk", parse_mode="HTML", reply_markup=BUTTONS)
    answers = [
        sent,
        await bot.edit_message_text("Anders", RESIDENT, sent.message_id),
        await bot.send_document(RESIDENT, b"x", "<b>Let op</b>", parse_mode="HTML", filename="a.ics"),
        await bot.get_me(),
        await bot.get_chat(RESIDENT),
        await bot.get_webhook_info(),
        await bot.get_my_description(),
        await bot.get_my_short_description(),
        await bot.get_file(_voice_file(telegram, voice)),
        await bot.get_my_commands(),
    ]
    assert unknown_fields(answers) == []
    assert all(isinstance(answer, TelegramObject) for answer in answers[:-1])


async def test_a_message_says_what_was_sent(bot: Bot) -> None:
    sent = await bot.send_message(RESIDENT, "<b>Let op</b> &amp; 😀 <i>kijk</i>", parse_mode="HTML")
    assert sent.text == "Let op & 😀 kijk"
    assert sent.parse_entities() == dict(zip(sent.entities, ["Let op", "kijk"], strict=True))
    assert sent.text_html == "<b>Let op</b> &amp; 😀 <i>kijk</i>"


async def test_what_a_resident_sent_can_be_fetched(bot: Bot, telegram: TelegramServer) -> None:
    file = await bot.get_file(_voice_file(telegram, telegram.voice(RESIDENT)))
    assert bytes(await file.download_as_bytearray()) == b"ogg"


def test_a_group_is_a_group() -> None:
    raw = {"message_id": 1, "date": 0, "chat": {"id": -5, "type": "group", "title": "Groep"}}
    assert Message.de_json(raw).chat.type == "group"
    assert Update.de_json({"update_id": 1, "message": raw}).message is not None


def _voice_file(telegram: TelegramServer, message: int) -> str:
    [bubble] = [each for each in telegram.typed(RESIDENT) if each.message_id == message]
    return str(bubble.extra["voice"]["file_id"])
