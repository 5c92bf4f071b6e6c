# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from pydantic import SecretStr
from redis.asyncio import Redis
from starlette.applications import Starlette
from telegram import Bot

from bot.channels.telegram.channel import channels, listen, webhook_route, webhook_secret
from bot.channels.telegram.deliver import TelegramDelivery
from bot.channels.telegram.webhook import HEADER, PATH
from bot.conversation.news import News
from bot.intake.line import Line
from bot.services import Services, open_services
from bot.settings import Settings
from store import keys
from tests.bot.channels.telegram.test_intake import said
from tests.botapi.fixtures import RESIDENT
from tests.compiled import compile_own
from tests.telegram_server import TelegramServer

Open = Callable[..., Awaitable[Services]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation's folder, with content."""
    folder = tmp_path_factory.mktemp("var")
    compile_own(tmp_path_factory, folder / "content")
    return folder


@pytest_asyncio.fixture
async def open_one(
    redis: Redis, redis_url: str, telegram: TelegramServer, folder: Path
) -> AsyncIterator[Open]:
    """Opens the services of an installation on the stand-in, with other settings where given."""
    async with AsyncExitStack() as stack:

        async def open_one(token: str = telegram.token, public_url: str = "") -> Services:
            settings = Settings.model_construct(
                redis_url=redis_url, telegram_bot_token=SecretStr(token), telegram_base_url=telegram.url,
                public_url=public_url, var_dir=folder,
            )  # fmt: skip
            services = open_services(settings)
            stack.push_async_callback(services.close)
            return services

        yield open_one


@asynccontextmanager
async def listening(services: Services, owner: str = "a") -> AsyncIterator[None]:
    task = asyncio.create_task(listen(services, owner))
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def soon(true: Callable[[], bool]) -> bool:
    for _ in range(250):
        if true():
            return True
        await asyncio.sleep(0.02)
    return False


async def inbox(services: Services) -> int:
    return sum([await services.redis.xlen(keys.inbox(partition)) for partition in range(16)])


async def test_without_a_token_there_is_no_telegram(open_one: Open) -> None:
    services = await open_one(token="")
    async with channels(services) as opened:
        assert opened == {}
    with pytest.raises(SystemExit, match="TELEGRAM_BOT_TOKEN is not set"):
        await listen(services, "a")


async def test_a_sender_starts_while_telegram_is_away(open_one: Open, telegram: TelegramServer) -> None:
    telegram.fault("500", "*", times=9)
    async with channels(await open_one()) as opened:
        assert isinstance(opened["telegram"], TelegramDelivery)


async def test_what_is_said_is_written_down_and_then_confirmed(
    open_one: Open, telegram: TelegramServer
) -> None:
    services = await open_one()
    async with listening(services):
        telegram.say(RESIDENT, "ik doe de post niet meer open")
        assert await soon(lambda: telegram.pending() == 0)
    assert await inbox(services) == 1


async def test_the_bot_introduces_itself_with_texts_that_fit(
    open_one: Open, telegram: TelegramServer, bot: Bot
) -> None:
    async with listening(await open_one()):
        assert await soon(lambda: telegram.counts()["calls"].get("setMyShortDescription") == 1)
    assert len(await bot.get_my_commands()) == 6
    assert "computer" in (await bot.get_my_description()).description
    assert telegram.counts()["refusals"] == {}


async def test_listening_begins_when_telegram_comes_within_reach(
    open_one: Open, telegram: TelegramServer
) -> None:
    telegram.fault("500", "deleteWebhook", times=2)
    telegram.say(RESIDENT, "hallo")
    async with listening(await open_one()):
        assert await soon(lambda: telegram.pending() == 0)


async def test_two_processes_never_poll_at_the_same_time_and_one_takes_over(
    open_one: Open, telegram: TelegramServer
) -> None:
    services = await open_one()
    async with listening(services, "a"):
        telegram.say(RESIDENT, "een")
        assert await soon(lambda: telegram.pending() == 0)
        async with listening(await open_one(), "b"):
            await asyncio.sleep(4)
            telegram.say(RESIDENT, "twee")
            assert await soon(lambda: telegram.pending() == 0)
        telegram.say(RESIDENT, "drie")
        assert await soon(lambda: telegram.pending() == 0)
    assert await inbox(services) == 3
    assert telegram.counts()["refusals"].get("409", 0) <= 1


async def test_a_process_that_listens_is_known_to_be_alive(open_one: Open) -> None:
    services = await open_one()
    async with listening(services, "slot-1"):
        for _ in range(100):
            if await services.redis.zrange(keys.members("telegram"), 0, -1):
                break
            await asyncio.sleep(0.02)
        assert await services.redis.zrange(keys.members("telegram"), 0, -1) == ["slot-1"]
    assert await services.redis.zrange(keys.members("telegram"), 0, -1) == []


async def test_a_refused_token_ends_the_process_with_one_line(open_one: Open) -> None:
    with pytest.raises(SystemExit, match="TELEGRAM_BOT_TOKEN is refused by Telegram"):
        await listen(await open_one(token="4200:wrong"), "a")


async def test_with_a_public_address_telegram_pushes_and_nobody_polls(
    open_one: Open, telegram: TelegramServer
) -> None:
    services = await open_one(public_url="https://hulp.example")
    async with listening(services):
        assert await soon(lambda: telegram.counts()["calls"].get("setMyShortDescription") == 1)
        await asyncio.sleep(0.3)
    calls = telegram.counts()["calls"]
    assert (calls["setWebhook"], calls.get("getupdates")) == (1, None)


async def test_the_webhooks_route_knows_the_secret_telegram_was_given(open_one: Open) -> None:
    services = await open_one(public_url="https://hulp.example")
    route = webhook_route(services, Line(services, News(services.waiting)))
    assert route is not None
    transport = httpx.ASGITransport(Starlette(routes=[route]))
    secrets = (webhook_secret(services), "geraden")
    async with httpx.AsyncClient(transport=transport, base_url="http://omzien") as client:
        codes = [
            (await client.post(PATH, json=said("hallo"), headers={HEADER: secret})).status_code
            for secret in secrets
        ]
    assert codes == [200, 403]
    assert await inbox(services) == 1


async def test_without_a_public_address_there_is_no_webhook(open_one: Open) -> None:
    services = await open_one()
    assert webhook_route(services, Line(services, News(services.waiting))) is None
