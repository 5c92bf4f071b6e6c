# SPDX-License-Identifier: EUPL-1.2
"""Messages that were set aside, as the operator sees them."""

from __future__ import annotations

import asyncio

import pytest

from bot.conversation.outcome import Item
from bot.turns import set_aside
from bot.turns.set_aside_command import aside
from store.conversation import ConversationRef
from tests.bot.support import House

ITEM = Item(
    "17-0", ConversationRef("standaard", "a" * 32), 1, {"kind": "text", "text": "geheim"}, 1, 0.0, False
)


async def test_the_operator_sees_which_and_why_until_it_was_looked_into(
    quiet_house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = quiet_house.services.settings
    assert await asyncio.to_thread(aside, [], settings) == 0
    assert capsys.readouterr().out == "Er is geen bericht apart gezet.\n"
    await set_aside.note(quiet_house.services.redis, ITEM, "ValueError")
    assert await asyncio.to_thread(aside, [], settings) == 1
    shown = capsys.readouterr().out
    assert "bericht 17-0  ValueError" in shown and "geheim" not in shown and "aaaa" not in shown
    assert await asyncio.to_thread(aside, ["seen"], settings) == 0
    assert await set_aside.count(quiet_house.services.redis) == 0


async def test_without_redis_it_says_so(quiet_house: House, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = quiet_house.services.settings.model_copy(update={"redis_url": "redis://127.0.0.1:1/0"})
    assert await asyncio.to_thread(aside, [], nowhere) == 2
    assert await asyncio.to_thread(aside, ["wat"], nowhere) == 2
    assert "Redis antwoordt niet." in capsys.readouterr().err
