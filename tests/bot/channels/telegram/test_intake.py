# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

import pytest
from redis.exceptions import ConnectionError as RedisAway
from structlog.testing import capture_logs
from telegram import Bot

from bot.channels.telegram.intake import Intake
from tests.bot.channels.telegram.notebook import Notebook
from tests.botapi.fixtures import RESIDENT


def said(text: str, update_id: int = 5) -> dict[str, Any]:
    chat = {"id": RESIDENT, "type": "private", "first_name": "Voornaam"}
    return {"update_id": update_id, "message": {"message_id": 1, "date": 1, "chat": chat, "text": text}}


MALFORMED: dict[str, dict[str, Any]] = {
    "nothing": {},
    "no number": {"message": said("x")["message"]},
    "no message": {"update_id": 5, "message": "geheim"},
    "half a message": {"update_id": 5, "message": {"text": "geheim"}},
    "a wrong date": {"update_id": 5, "message": {**said("geheim")["message"], "date": "geheim"}},
}


@pytest.mark.parametrize("kind", MALFORMED)
async def test_a_malformed_update_is_set_aside_without_a_word_of_it_in_the_log(bot: Bot, kind: str) -> None:
    line = Notebook()
    intake = Intake(bot, line)
    with capture_logs() as logs:
        await intake.take(MALFORMED[kind])
    assert (intake.set_aside, line.kept) == (1, [])
    assert len(logs) == 1
    assert "geheim" not in repr(logs)


async def test_an_update_is_offered_again_for_as_long_as_the_store_is_away(bot: Bot) -> None:
    line = Notebook(*[RedisAway(), OSError(), TimeoutError()] * 10)
    intake = Intake(bot, line, tries=2)
    for _ in range(30):
        with pytest.raises((RedisAway, OSError)):
            await intake.take(said("hallo"))
    await intake.take(said("hallo"))
    assert (line.texts, intake.set_aside) == (["hallo"], 0)


async def test_an_update_that_always_fails_is_set_aside_once_another_got_through(bot: Bot) -> None:
    line = Notebook(*[ValueError("geheim")] * 3, None, ValueError("geheim"))
    intake = Intake(bot, line, tries=3)
    with capture_logs() as logs:
        for _ in range(3):
            with pytest.raises(ValueError, match="geheim"):
                await intake.take(said("geheim"))
        assert intake.worn(said("geheim"))
        await intake.take(said("hallo", update_id=6))
        await intake.take(said("geheim"))
    assert (line.texts, intake.set_aside) == (["hallo"], 1)
    assert "geheim" not in repr(logs)


async def test_when_everything_fails_nothing_is_given_up(bot: Bot) -> None:
    line = Notebook(*[NameError("geheim")] * 40)
    intake = Intake(bot, line, tries=3)
    for number in range(40):
        with pytest.raises(NameError):
            await intake.take(said("hallo", update_id=number % 4))
    for number in range(4):
        await intake.take(said("hallo", update_id=number))
    assert (len(line.kept), intake.set_aside) == (4, 0)


async def test_the_organisation_is_the_channels_own(bot: Bot) -> None:
    line = Notebook()
    await Intake(bot, line, "hilversum").take(said("hallo"))
    assert line.kept[0].organisation == "hilversum"
