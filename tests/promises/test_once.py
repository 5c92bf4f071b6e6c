# SPDX-License-Identifier: EUPL-1.2
"""What arrives again is the same: ten times at once, and once more after everything was killed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot.app import app
from bot.channels.telegram.channel import webhook_secret
from bot.channels.telegram.webhook import HEADER, PATH
from bot.conversation.journal import Journal
from tests.bot.fake_rasa import FakeRasa
from tests.bot.support import House
from tests.promises.figures import Figure
from tests.promises.killing import back, end_at_once
from tests.promises.reckoning import empty, opened
from tests.promises.talkers import ORGANISATION
from tests.promises.wired import calm, wired
from tests.telegram_server import TelegramServer
from tests.whole.installation import Installation

CHAT = 87_000_001
TIMES = 10
BASE = "http://127.0.0.1:8080"
UPDATE: dict[str, Any] = {
    "update_id": 5_000,
    "message": {
        "message_id": 1,
        "date": 0,
        "chat": {"id": CHAT, "type": "private"},
        "from": {"id": CHAT, "is_bot": False, "first_name": "Voornaam"},
        "text": "ik heb schulden",
    },
}


async def test_the_same_update_of_telegram_is_answered_once(
    redis_url: str, redis: object, var: Path, rasa: FakeRasa, figure: Figure
) -> None:
    codes: list[int] = []
    with TelegramServer() as telegram:
        telegram.meet(CHAT)
        for _ in range(2):
            house = House.build(
                redis_url,
                var,
                rasa,
                public_url="https://omzien.example",
                telegram_bot_token=SecretStr(telegram.token),
                telegram_base_url=telegram.url,
            )
            house.start()
            async with wired(house, telegram):
                codes += await _push(house)
                await calm(house, telegram)
            await house.close()
        answers = len(telegram.sent(CHAT))
    value = f"{answers} answer to {len(codes)} pushes"
    met = answers == 1 and codes == [200] * 2 * TIMES
    figure("The same update, ten times at once and after a restart", value, "1 answer", met)


async def _push(house: House) -> list[int]:
    headers = {HEADER: webhook_secret(house.services)}
    transport = httpx.ASGITransport(app(house.services))
    async with httpx.AsyncClient(transport=transport, base_url=BASE, headers=headers) as telegram:
        return [each.status_code for each in await _at_once(lambda: telegram.post(PATH, json=UPDATE))]


@pytest.mark.whole
async def test_the_same_message_of_a_program_is_answered_once_also_after_kill_9(
    omzien: Installation, telegram: TelegramServer, figure: Figure
) -> None:
    sender = f"programma-{CHAT}"
    body = {"sender": sender, "message": "ik heb schulden", "message_id": "een"}
    answers: list[str] = []
    async with opened(omzien) as services, httpx.AsyncClient(base_url=omzien.base, timeout=20) as client:
        for killed in ((), ("web", "worker", "redis")):
            for part in killed:
                await end_at_once(omzien, part)
            await back(omzien)
            found = await _at_once(lambda: client.post("/webhooks/rest/webhook", json=body))
            answers += [said["text"] for answer in found for said in answer.json()]
            await empty(services, telegram)
        ref = services.master.conversation(ORGANISATION, "rest", sender)
        kept = [entry.who for entry in await Journal(services).entries(ref)]
    value = f"{kept.count('bot')} answer kept, given to {len(answers)} of {2 * TIMES}"
    met = kept == ["resident", "bot"] and len(set(answers)) == 1
    figure("The same message of a program, ten times at once and after kill -9", value, "1 answer", met)


async def _at_once(ask: Callable[[], Awaitable[httpx.Response]]) -> list[httpx.Response]:
    return await asyncio.gather(*(ask() for _ in range(TIMES)))
