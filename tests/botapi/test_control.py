# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from telegram import Bot

from bot.channels.telegram.client import make_bot
from tests.botapi.control import VERBS
from tests.botapi.fixtures import RESIDENT
from tests.telegram_server import TelegramServer

SCRIPT = Path(__file__).parents[1] / "telegram_server.py"


@pytest.fixture
def own_process() -> Iterator[tuple[str, str]]:
    """The stand-in as a process of its own: its address and token."""
    process = subprocess.Popen(
        [sys.executable, SCRIPT, "--chat-burst", "1"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    found = re.search(r"on (\S+), token (\S+)", process.stdout.readline())
    assert found
    yield found.group(1), found.group(2)
    process.terminate()
    process.wait(10)
    process.stdout.close()


async def test_another_process_can_drive_it(own_process: tuple[str, str]) -> None:
    url, token = own_process
    async with httpx.AsyncClient(base_url=f"{url}/control") as control, make_bot(token, url) as bot:
        assert (await control.post("/say", json={"chat": 5, "text": "hallo"})).json()["result"] == 1
        assert [update.message.text for update in await bot.get_updates() if update.message] == ["hallo"]
        await bot.send_message(5, "<b>Dag</b>", parse_mode="HTML")
        [bubble] = (await control.post("/sent", json={"chat": 5})).json()["result"]
        assert (bubble["text"], bubble["html"]) == ("Dag", "<b>Dag</b>")


async def test_a_verb_that_does_not_exist_or_does_not_fit_is_named(telegram: TelegramServer) -> None:
    async with httpx.AsyncClient(base_url=f"{telegram.url}/control") as control:
        unknown = await control.post("/stop", json={})
        wrong = await control.post("/say", json={"chat": 5})
    assert (unknown.status_code, wrong.status_code) == (400, 400)
    assert "unknown verb" in unknown.json()["description"]
    assert "text" in wrong.json()["description"]


def test_every_verb_is_a_method_of_the_stand_in() -> None:
    assert all(callable(getattr(TelegramServer, verb)) for verb in VERBS)


async def test_waiting_for_a_message_ends_when_it_arrives_or_in_time(
    bot: Bot, telegram: TelegramServer
) -> None:
    with pytest.raises(TimeoutError, match="0 of 1"):
        await telegram.arrived(RESIDENT, timeout=0.1)
    await bot.send_message(RESIDENT, "hallo")
    assert [bubble.text for bubble in await telegram.arrived(RESIDENT)] == ["hallo"]


async def test_buttons_are_found_by_their_title(bot: Bot, telegram: TelegramServer) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Ja", "callback_data": "k_1"}]]}
    await bot.do_api_request(
        "sendmessage", {"chat_id": RESIDENT, "text": "Klopt dat?", "reply_markup": keyboard}
    )
    [bubble] = telegram.sent(RESIDENT)
    assert (bubble.titles, bubble.data("Ja")) == (["Ja"], "k_1")
    with pytest.raises(KeyError):
        bubble.data("Nee")
