# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import inspect

import pytest
from telegram import Bot
from telegram.error import BadRequest, EndPointNotFound, InvalidToken

from bot.channels.telegram.client import make_bot
from tests.botapi import parameters
from tests.botapi.api import Api
from tests.botapi.fixtures import RESIDENT
from tests.botapi.hook import Hook
from tests.botapi.limits import Limits
from tests.botapi.world import World
from tests.telegram_server import TelegramServer


def _methods() -> dict[str, list[str]]:
    world = World("1:x", Limits())
    api = Api(world, Hook(world, 1.0))
    return {name: parameters.names(method) for name, method in api.methods.items()}


METHODS = _methods()


def test_the_methods_asked_for_are_all_there() -> None:
    assert METHODS.keys() >= {
        "get_me", "get_updates", "set_webhook", "delete_webhook", "get_webhook_info", "send_message",
        "edit_message_text", "edit_message_reply_markup", "answer_callback_query", "delete_message",
        "delete_messages", "send_document", "set_my_commands", "get_my_commands", "set_my_description",
        "set_my_short_description", "get_file", "send_chat_action", "get_chat",
    }  # fmt: skip


@pytest.mark.parametrize("name", METHODS)
def test_every_method_and_parameter_is_one_python_telegram_bot_knows(name: str) -> None:
    known = inspect.signature(getattr(Bot, name)).parameters
    assert set(METHODS[name]) <= set(known)


async def test_an_unknown_method_is_not_found(bot: Bot) -> None:
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendTelepathy")


async def test_a_parameter_telegram_does_not_have_is_named(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="does not know the parameter colour"):
        await bot.send_message(RESIDENT, "hallo", api_kwargs={"colour": "blue"})


async def test_a_missing_parameter_is_named(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Parameter chat_id is required"):
        await bot.do_api_request("sendmessage", {"text": "hallo"})


async def test_another_token_is_refused(telegram: TelegramServer) -> None:
    with pytest.raises(InvalidToken):
        await make_bot("1:another", telegram.url).initialize()


async def test_a_text_that_looks_like_a_number_or_a_list_stays_a_text(
    bot: Bot, telegram: TelegramServer
) -> None:
    await bot.send_message(RESIDENT, "123")
    await bot.send_message(RESIDENT, "[1, 2]")
    assert [bubble.text for bubble in telegram.sent(RESIDENT)] == ["123", "[1, 2]"]
