# SPDX-License-Identifier: EUPL-1.2
"""No name can be looked up any more: the page goes on, and what cannot be told outside is seen."""

from __future__ import annotations

import json
import time
from pathlib import Path

import httpx

from store import keys
from tests.bot.fake_rasa import fake_rasa
from tests.bot.support import until
from tests.compiled import furnish
from tests.promises.figures import Figure
from tests.promises.roles import Bot, bot
from tests.promises.store_house import StoreHouse
from tests.telegram_server import TelegramServer

NOWHERE = "http://api.telegram.invalid"
"""A name that never leads anywhere (RFC 2606)."""
AT_ONCE_S = 2.0


async def test_without_dns_residents_are_answered_and_what_staff_do_not_hear_is_seen(
    shipped: Path, tmp_path: Path, figure: Figure
) -> None:
    var = furnish(shipped, tmp_path)
    outside = {"TELEGRAM_BASE_URL": NOWHERE, "OMZIEN_ALERT_TELEGRAM_CHAT": "-100"}
    with TelegramServer() as telegram, StoreHouse(var / "redis").open() as store:
        async with fake_rasa() as rasa, bot(store, rasa, var, telegram, **outside) as running:
            began = time.monotonic()
            card = await _said(running, "ik wil dood", "a")
            took = time.monotonic() - began
            answer = await _said(running, "ik heb schulden", "b")
            await _said(running, "mens", "b")
            await until(lambda: _is(running, "alert_telegram", "unreachable"), 60.0)
            assert await _is(running, "telegram", "ok"), "it goes on trying"
            with store.client() as redis:
                waiting = sum(redis.xlen(name) for name in redis.scan_iter(keys.alerts("*", "telegram")))
    well = [
        "Goed dat je dit zegt" in card and took <= AT_ONCE_S,
        "antwoord op ik heb schulden" in answer,
        waiting > 0,
    ]
    value = f"card {well[0]} ({took:.1f} s), answer {well[1]}, alert kept, and seen in /health {well[2]}"
    figure("Without DNS", value, "card within 2 s, answer, alerts kept and seen", all(well))


async def _said(running: Bot, text: str, who: str) -> str:
    async with httpx.AsyncClient(base_url=running.base, timeout=30.0) as http:
        answer = await http.post("/webhooks/rest/webhook", json={"sender": who, "message": text})
    return json.dumps(answer.json())


async def _is(running: Bot, part: str, word: str) -> bool:
    return await running.part(part) == word
