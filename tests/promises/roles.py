# SPDX-License-Identifier: EUPL-1.2
"""Processes of the bot as `omzien start` keeps them: one that dies is started again."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.settings import ROOT, Settings
from bot.supervisor.part import Part, Plan
from bot.supervisor.plan import environment
from bot.supervisor.ports import free_port
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import settings_of, until
from tests.promises.store_house import StoreHouse
from tests.telegram_server import TelegramServer

ALL = ("web", "worker", "sender", "telegram")


@asynccontextmanager
async def kept_up(role: str, settings: Settings, folder: Path, **more: str) -> AsyncIterator[Part]:
    """A process in this role."""
    around = environment(settings) | {"OMZIEN_MOVABLE_CLOCK": "true", **more}
    # What a run of the promises is told is no setting of an installation.
    away = [part for name in os.environ if name.startswith("OMZIEN_") for part in ("-u", name)]
    given = [f"{name}={value}" for name, value in around.items()]
    command = ("env", *away, *given, sys.executable, "-m", "bot.main", role)
    part = Part(Plan(role, command, {}, folder / f"{role}.log", ROOT), lambda _: None)
    task = asyncio.ensure_future(part.keep())
    try:
        yield part
    finally:
        await part.stop()
        await task


@dataclass
class Bot:
    """All processes of the bot, on a store things happen to; the dialogue is a stand-in."""

    base: str
    store: StoreHouse
    rasa: FakeRasa
    telegram: TelegramServer
    folder: Path

    async def healthy(self) -> bool:
        """Whether a resident can be answered."""
        return await self.part("") == "ok"

    async def part(self, name: str) -> str:
        """How this part is, or with no name the whole."""
        try:
            async with httpx.AsyncClient(timeout=5.0) as http:
                body = (await http.get(f"{self.base}/health")).json()
        except httpx.HTTPError:
            return "no answer"
        return str(body["parts"].get(name, "") if name else body["status"])


@asynccontextmanager
async def bot(
    store: StoreHouse, rasa: FakeRasa, var: Path, telegram: TelegramServer, **settings_too: str
) -> AsyncIterator[Bot]:
    """While they run."""
    port = free_port()
    settings = settings_of(store.url, var, rasa.url, port=port)
    more = {"TELEGRAM_BASE_URL": telegram.url, "TELEGRAM_BOT_TOKEN": telegram.token, **settings_too}
    running = Bot(f"http://127.0.0.1:{port}", store, rasa, telegram, var)
    async with (
        kept_up("web", settings, var, **more),
        kept_up("worker", settings, var, **more),
        kept_up("sender", settings, var, **more),
        kept_up("telegram", settings, var, **more),
    ):
        await until(running.healthy, 120.0)
        yield running
