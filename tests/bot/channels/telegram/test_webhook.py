# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
import pytest_asyncio
import uvicorn
from redis.exceptions import ConnectionError as RedisAway
from starlette.applications import Starlette
from structlog.testing import capture_logs
from telegram import Bot

from bot.channels.telegram.intake import Intake
from bot.channels.telegram.updates import ALLOWED
from bot.channels.telegram.webhook import HEADER, MOST_BYTES, PATH, webhook
from tests.bot.channels.telegram.notebook import Notebook
from tests.bot.channels.telegram.test_intake import said
from tests.botapi.fixtures import RESIDENT
from tests.telegram_server import TelegramServer

SECRET = "x" * 32


def app(intake: Intake) -> Starlette:
    return Starlette(routes=[webhook(intake, SECRET)])


@contextmanager
def serving(intake: Intake) -> Iterator[str]:
    """The webhook at an address of its own."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    server = uvicorn.Server(uvicorn.Config(app(intake), log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}{PATH}"
    server.should_exit = True
    thread.join(5)
    listening.close()


@pytest.fixture
def line() -> Notebook:
    return Notebook()


@pytest.fixture
def intake(bot: Bot, line: Notebook) -> Intake:
    return Intake(bot, line, tries=2)


@pytest_asyncio.fixture
async def client(intake: Intake) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app(intake))
    async with httpx.AsyncClient(transport=transport, base_url="http://omzien") as client:
        yield client


async def push(client: httpx.AsyncClient, body: Any, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {HEADER: secret}
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return (await client.post(PATH, content=content, headers=headers)).status_code


async def test_telegram_pushes_what_is_said_and_is_told_once_it_is_kept(
    bot: Bot, telegram: TelegramServer
) -> None:
    line = Notebook(None, RedisAway(), None)
    with serving(Intake(bot, line)) as url:
        await bot.set_webhook(url, secret_token=SECRET, allowed_updates=list(ALLOWED))
        telegram.say(RESIDENT, "een")
        telegram.say(RESIDENT, "twee")
        assert await line.has(2) == ["een", "twee"]
        await asyncio.sleep(0.1)
    assert [code for _, code in telegram.counts()["pushes"]] == [200, 503, 200]
    assert telegram.pending() == 0


@pytest.mark.parametrize("secret", [None, "", "y" * 32, SECRET + "x", "é"])
async def test_who_does_not_know_the_secret_is_turned_away(
    client: httpx.AsyncClient, line: Notebook, secret: str | None
) -> None:
    headers = [] if secret is None else [(HEADER.encode(), secret.encode())]
    answer = await client.post(PATH, json=said("hallo"), headers=headers)
    assert answer.status_code == 403
    assert line.kept == []


async def test_a_repeated_push_is_accepted_again_under_the_same_id(
    client: httpx.AsyncClient, line: Notebook
) -> None:
    assert [await push(client, said("hallo")) for _ in range(2)] == [200, 200]
    assert line.kept[0] == line.kept[1]


async def test_what_could_not_be_kept_is_asked_for_again(client: httpx.AsyncClient, line: Notebook) -> None:
    line.trouble.append(RedisAway())
    assert [await push(client, said("hallo")) for _ in range(2)] == [503, 200]
    assert line.texts == ["hallo"]


async def test_what_would_never_be_kept_is_not_asked_for_for_ever(
    client: httpx.AsyncClient, line: Notebook, intake: Intake
) -> None:
    line.poison = "geheim"
    pushes = [said("geheim"), said("geheim"), said("hallo", update_id=6), said("geheim")]
    with capture_logs() as logs:
        assert [await push(client, body) for body in pushes] == [503, 503, 200, 200]
    assert intake.set_aside == 1
    assert "geheim" not in repr(logs)


def nowhere() -> bytes:
    """A place that is none."""
    update = said("")
    update["message"]["location"] = {"latitude": 52.2, "longitude": {"": None}}
    return json.dumps(update).encode()


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"geheim"', b"\xff", b"[" * 100_000, nowhere()],
    ids=["nothing", "broken", "list", "word", "no text", "deep", "no place"],
)
async def test_what_is_not_an_update_is_set_aside(
    client: httpx.AsyncClient, intake: Intake, body: bytes
) -> None:
    assert await push(client, body) == 200
    assert intake.set_aside == 1


async def test_a_body_of_more_than_a_megabyte_is_not_read(
    client: httpx.AsyncClient, line: Notebook, intake: Intake
) -> None:
    assert await push(client, said("a" * (MOST_BYTES - 500))) == 200
    assert await push(client, b" " * (MOST_BYTES + 1)) == 413
    assert (len(line.kept), intake.set_aside) == (1, 0)


async def test_only_a_post_is_taken(client: httpx.AsyncClient) -> None:
    assert (await client.get(PATH, headers={HEADER: SECRET})).status_code == 405


def test_a_webhook_without_a_secret_is_not_made(intake: Intake) -> None:
    with pytest.raises(ValueError, match="needs a secret"):
        webhook(intake, "")
