# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot

from tests.botapi.fixtures import RESIDENT
from tests.telegram_server import TelegramServer


@dataclass
class Receiver:
    """A webhook that answers with `codes` in turn, and 200 after that."""

    url: str = ""
    codes: list[int] = field(default_factory=list)
    got: list[tuple[str, str]] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        message = (await request.json())["message"]
        self.got.append((message["text"], request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")))
        return Response(status_code=self.codes.pop(0) if self.codes else 200)


@contextmanager
def running(receiver: Receiver) -> Iterator[Receiver]:
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    receiver.url = f"http://127.0.0.1:{listening.getsockname()[1]}/hook"
    app = Starlette(routes=[Route("/hook", receiver.take, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield receiver
    server.should_exit = True
    thread.join(5)
    listening.close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with running(Receiver()) as receiver:
        yield receiver


async def settled(telegram: TelegramServer) -> None:
    for _ in range(250):
        if not telegram.pending():
            return
        await asyncio.sleep(0.02)
    pytest.fail("updates still wait")


async def test_updates_are_pushed_with_the_secret(
    bot: Bot, telegram: TelegramServer, receiver: Receiver
) -> None:
    telegram.say(RESIDENT, "eerder gezegd")
    await bot.set_webhook(receiver.url, secret_token="geheim")
    telegram.say(RESIDENT, "hallo")
    await settled(telegram)
    assert receiver.got == [("eerder gezegd", "geheim"), ("hallo", "geheim")]


async def test_an_update_that_was_not_taken_is_pushed_again_after_longer_and_longer(
    bot: Bot, telegram: TelegramServer, receiver: Receiver
) -> None:
    receiver.codes = [500, 503]
    await bot.set_webhook(receiver.url)
    telegram.say(RESIDENT, "hallo")
    await asyncio.sleep(0.15)
    assert len(receiver.got) == 1
    await settled(telegram)
    assert [text for text, _ in receiver.got] == ["hallo"] * 3
    assert [code for _, code in telegram.counts()["pushes"]] == [500, 503, 200]


async def test_one_chat_waits_for_its_own_updates_only(
    bot: Bot, telegram: TelegramServer, receiver: Receiver
) -> None:
    receiver.codes = [500]
    await bot.set_webhook(receiver.url)
    telegram.say(RESIDENT, "een")
    await asyncio.sleep(0.1)
    telegram.say(RESIDENT, "twee")
    telegram.say(8002, "van een ander")
    await settled(telegram)
    assert [text for text, _ in receiver.got] == ["een", "van een ander", "een", "twee"]


async def test_webhook_info_tells_what_went_wrong(
    bot: Bot, telegram: TelegramServer, receiver: Receiver
) -> None:
    receiver.codes = [418] * 50
    await bot.set_webhook(receiver.url, max_connections=7)
    telegram.say(RESIDENT, "hallo")
    await asyncio.sleep(0.2)
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.max_connections) == (receiver.url, 1, 7)
    assert info.last_error_message == "Wrong response from the webhook: 418"
