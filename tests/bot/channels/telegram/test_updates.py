# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.channels.telegram.updates import read
from bot.intake.incoming import Incoming
from tests.botapi.fixtures import RESIDENT
from tests.telegram_server import TelegramServer

ADDRESS = str(RESIDENT)


async def heard(bot: Bot) -> Incoming | None:
    """The last update, read."""
    update = (await bot.get_updates())[-1]
    incoming = read(update, "standaard")
    assert incoming is None or incoming.message_id == str(update.update_id)
    return incoming


async def test_a_text_is_a_text(bot: Bot, telegram: TelegramServer) -> None:
    number = telegram.say(RESIDENT, "ik doe de post niet meer open")
    incoming = await heard(bot)
    assert incoming is not None
    assert incoming == Incoming(
        "standaard", "telegram", ADDRESS, incoming.message_id, "text", "ik doe de post niet meer open",
        origin=str(number),
    )  # fmt: skip


async def test_a_repeated_update_has_the_same_message_id(bot: Bot, telegram: TelegramServer) -> None:
    telegram.say(RESIDENT, "hilversum")
    assert await heard(bot) == await heard(bot)


@pytest.mark.parametrize("text", ["/wis", "/wis@omzien_bot", "/wis alles"])
async def test_a_command_is_its_name(bot: Bot, telegram: TelegramServer, text: str) -> None:
    telegram.say(RESIDENT, text)
    incoming = await heard(bot)
    assert incoming is not None
    assert (incoming.kind, incoming.text) == ("command", "wis")


@pytest.mark.parametrize("text", ["/restart", '/intent{"x":1}', "/session_start", "/mens ik ben zo bang"])
async def test_other_slashes_are_text_as_typed(bot: Bot, telegram: TelegramServer, text: str) -> None:
    telegram.say(RESIDENT, text)
    incoming = await heard(bot)
    assert incoming is not None
    assert (incoming.kind, incoming.text) == ("text", text)


async def test_a_pressed_button_is_its_payload_and_the_message_it_hangs_under(
    bot: Bot, telegram: TelegramServer
) -> None:
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="k_abcdefghij")]])
    sent = await bot.send_message(RESIDENT, "Klopt dat?", reply_markup=buttons)
    telegram.press(RESIDENT, sent.message_id, "k_abcdefghij")
    incoming = await heard(bot)
    assert incoming is not None
    assert (incoming.kind, incoming.text) == ("button", "k_abcdefghij")
    assert (incoming.address, incoming.origin) == (ADDRESS, str(sent.message_id))


async def test_an_edit_says_that_it_is_one(bot: Bot, telegram: TelegramServer) -> None:
    number = telegram.say(RESIDENT, "hengelo")
    telegram.edit(RESIDENT, number, "hengelo gelderland")
    incoming = await heard(bot)
    assert incoming is not None
    assert (incoming.kind, incoming.text, incoming.edited) == ("text", "hengelo gelderland", True)
    assert incoming.origin == str(number)


async def test_a_shared_place_is_a_point(bot: Bot, telegram: TelegramServer) -> None:
    telegram.location(RESIDENT, 52.22, 5.17)
    incoming = await heard(bot)
    assert incoming is not None
    assert (incoming.kind, incoming.latitude, incoming.longitude) == ("location", 52.22, 5.17)


SENDS: dict[str, Callable[[TelegramServer], object]] = {
    "voice": lambda telegram: telegram.voice(RESIDENT),
    "photo": lambda telegram: telegram.photo(RESIDENT),
    "sticker": lambda telegram: telegram.sticker(RESIDENT),
    "file": lambda telegram: telegram.document(RESIDENT),
    "video": lambda telegram: telegram.video(RESIDENT),
    "contact": lambda telegram: telegram.contact(RESIDENT),
}


@pytest.mark.parametrize("kind", SENDS)
async def test_what_cannot_be_read_yet_is_unsupported_by_its_kind(
    bot: Bot, telegram: TelegramServer, kind: str
) -> None:
    SENDS[kind](telegram)
    incoming = await heard(bot)
    assert incoming is not None
    assert (incoming.kind, incoming.text) == ("unsupported", kind)


async def test_words_under_a_photo_are_read(bot: Bot, telegram: TelegramServer) -> None:
    telegram.photo(RESIDENT, "wat moet ik met deze brief")
    incoming = await heard(bot)
    assert incoming is not None
    assert (incoming.kind, incoming.text) == ("text", "wat moet ik met deze brief")


async def test_a_block_is_noticed_and_its_end_is_not_a_message(bot: Bot, telegram: TelegramServer) -> None:
    telegram.block(RESIDENT)
    incoming = await heard(bot)
    assert incoming is not None
    assert (incoming.kind, incoming.address) == ("blocked", ADDRESS)
    telegram.unblock(RESIDENT)
    assert await heard(bot) is None


@pytest.mark.parametrize("chat", [-5, -1001234])
async def test_groups_are_not_listened_to(bot: Bot, telegram: TelegramServer, chat: int) -> None:
    telegram.say(chat, "hallo allemaal")
    assert await heard(bot) is None
    telegram.block(chat)
    assert await heard(bot) is None


MESSAGE = {"message_id": 3, "date": 1, "chat": {"id": RESIDENT, "type": "private", "first_name": "Voornaam"}}
SENDER = {"id": RESIDENT, "is_bot": False, "first_name": "Voornaam"}
PRESS = {"id": "1", "from": SENDER, "chat_instance": "1"}


@pytest.mark.parametrize(
    "content",
    [
        {"message": {**MESSAGE, "new_chat_title": "x"}},
        {"edited_message": {**MESSAGE, "location": {"latitude": 52.0, "longitude": 5.0, "live_period": 60}}},
        {"channel_post": {**MESSAGE, "text": "x"}},
        {"callback_query": {**PRESS, "data": "k_1"}},
        {"callback_query": {**PRESS, "message": MESSAGE, "game_short_name": "x"}},
        {"a_kind_of_later": {"id": "1"}},
    ],
    ids=["a notice", "a moving place", "a channel", "a button in another's chat", "a game", "a new kind"],
)  # fmt: skip
def test_what_is_not_said_to_omzien_is_passed_over(content: dict[str, Any]) -> None:
    assert read(Update.de_json({"update_id": 1, **content}), "standaard") is None


def test_a_button_under_a_message_telegram_no_longer_shows_still_counts() -> None:
    gone = {"chat": MESSAGE["chat"], "message_id": 3, "date": 0}
    raw = {"update_id": 1, "callback_query": {**PRESS, "data": "k_1", "message": gone}}
    incoming = read(Update.de_json(raw), "standaard")
    assert incoming is not None
    assert (incoming.text, incoming.origin) == ("k_1", "3")


async def test_nothing_tells_who_somebody_is(bot: Bot, telegram: TelegramServer) -> None:
    for deed in SENDS.values():
        deed(telegram)
    telegram.say(RESIDENT, "hallo")
    telegram.block(RESIDENT)
    for update in await bot.get_updates():
        incoming = read(update, "standaard")
        assert "Voornaam" not in repr(incoming)
        assert f"resident{RESIDENT}" not in repr(incoming)
        assert "+316" not in repr(incoming)
