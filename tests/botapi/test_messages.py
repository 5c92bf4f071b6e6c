# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden

from tests.botapi.fixtures import RESIDENT
from tests.telegram_server import TelegramServer


def keyboard(*rows: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(title, callback_data=data) for title, data in row] for row in rows]
    )


async def test_4096_characters_pass_and_one_more_does_not(bot: Bot) -> None:
    await bot.send_message(RESIDENT, "a" * 4096)
    with pytest.raises(BadRequest, match="too long"):
        await bot.send_message(RESIDENT, "a" * 4097)


async def test_only_what_is_read_counts_not_the_tags(bot: Bot) -> None:
    await bot.send_message(RESIDENT, f"<b>{'a' * 4096}</b>", parse_mode="HTML")


async def test_a_file_arrives_with_its_name_and_1024_characters_under_it(
    bot: Bot, telegram: TelegramServer
) -> None:
    await bot.send_document(RESIDENT, b"agenda", f"<b>{'a' * 1024}</b>", parse_mode="HTML", filename="a.ics")
    [bubble] = telegram.sent(RESIDENT)
    assert (bubble.options["file"], bubble.extra["document"]["file_name"]) == ("agenda", "a.ics")
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_document(RESIDENT, b"agenda", "a" * 1025)
    with pytest.raises(BadRequest, match="non-empty"):
        await bot.send_document(RESIDENT, b"", "leeg")


async def test_an_emoji_counts_for_two(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="too long"):
        await bot.send_message(RESIDENT, "😀" * 2049)


@pytest.mark.parametrize("text", [" ", "\n", "<b> </b>"])
async def test_nothing_to_read_is_refused(bot: Bot, text: str) -> None:
    with pytest.raises(BadRequest, match="text is empty"):
        await bot.send_message(RESIDENT, text, parse_mode="HTML")


@pytest.mark.parametrize("text", ["<b>open", "dicht</b>", "<b><i>kruis</b></i>", "<h1>x</h1>", "1 < 2", "<3"])
async def test_html_telegram_cannot_read_is_refused(bot: Bot, telegram: TelegramServer, text: str) -> None:
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await bot.send_message(RESIDENT, text, parse_mode="HTML")
    assert telegram.sent(RESIDENT) == []


async def test_html_signs_are_just_signs_without_a_parse_mode(bot: Bot, telegram: TelegramServer) -> None:
    await bot.send_message(RESIDENT, "<b>1 < 2 &amp;")
    assert telegram.sent(RESIDENT)[0].text == "<b>1 < 2 &amp;"


async def test_callback_data_of_64_bytes_passes_and_of_65_does_not(bot: Bot) -> None:
    await bot.send_message(RESIDENT, "Kies", reply_markup=keyboard([("Ja", "é" * 32)]))
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await bot.send_message(RESIDENT, "Kies", reply_markup=keyboard([("Ja", "é" * 32 + "x")]))


async def test_eight_buttons_a_row_and_a_hundred_in_all(bot: Bot) -> None:
    row = [("A", "a")] * 8
    await bot.send_message(RESIDENT, "Kies", reply_markup=keyboard(*[row] * 12, row[:4]))
    with pytest.raises(BadRequest, match="too long"):
        await bot.send_message(RESIDENT, "Kies", reply_markup=keyboard([*row, ("A", "a")]))
    with pytest.raises(BadRequest, match="too long"):
        await bot.send_message(RESIDENT, "Kies", reply_markup=keyboard(*[row] * 12, row[:5]))


async def test_a_stranger_cannot_be_written_to(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(424242, "hallo")


async def test_who_blocked_the_bot_gets_nothing_until_unblocked(bot: Bot, telegram: TelegramServer) -> None:
    telegram.block(RESIDENT)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(RESIDENT, "hallo")
    telegram.unblock(RESIDENT)
    await bot.send_message(RESIDENT, "hallo")
    assert len(telegram.sent(RESIDENT)) == 1


async def test_an_edit_is_kept_with_the_message(bot: Bot, telegram: TelegramServer) -> None:
    sent = await bot.send_message(RESIDENT, "Kies", reply_markup=keyboard([("Ja", "k_1")]))
    await bot.edit_message_reply_markup(RESIDENT, sent.message_id)
    await bot.edit_message_text("Gekozen", RESIDENT, sent.message_id)
    [bubble] = telegram.sent(RESIDENT)
    assert (bubble.text, bubble.buttons, len(bubble.edits)) == ("Gekozen", [], 2)
    assert bubble.edits[0] == {"buttons": []}


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot) -> None:
    sent = await bot.send_message(RESIDENT, "Kies")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(RESIDENT, sent.message_id)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("Kies", RESIDENT, sent.message_id)


async def test_only_the_bots_own_messages_can_be_edited(bot: Bot, telegram: TelegramServer) -> None:
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("x", RESIDENT, telegram.say(RESIDENT, "hallo"))
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", RESIDENT, 999)


async def test_messages_of_either_side_can_be_deleted_for_48_hours(
    bot: Bot, telegram: TelegramServer
) -> None:
    own = telegram.say(RESIDENT, "hallo")
    sent = await bot.send_message(RESIDENT, "hallo")
    await bot.delete_messages(RESIDENT, [own, sent.message_id, 999])
    assert [bubble.deleted for bubble in telegram.sent(RESIDENT) + telegram.typed(RESIDENT)] == [True, True]
    late = await bot.send_message(RESIDENT, "later")
    telegram.pass_time(48 * 3600 + 1)
    with pytest.raises(BadRequest, match="can't be deleted"):
        await bot.delete_message(RESIDENT, late.message_id)


async def test_a_deleted_message_is_gone(bot: Bot) -> None:
    sent = await bot.send_message(RESIDENT, "hallo")
    await bot.delete_message(RESIDENT, sent.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(RESIDENT, sent.message_id)
