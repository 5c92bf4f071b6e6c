# SPDX-License-Identifier: EUPL-1.2
"""A message over which a process falls, each time it is tried: it harms nobody but itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.turns.set_aside_command import aside
from bot.turns.suspects import TRIES
from store import keys
from tests.bot.fake_rasa import fake_rasa
from tests.bot.support import House, texts, until
from tests.promises.fatal import FATAL, Falls, FatalRasa
from tests.promises.figures import Figure, Size
from tests.promises.roles import kept_up
from tests.telegram_server import TelegramServer

GROUP = -1_009_000_001
FALLS: tuple[Falls, ...] = ("the worker dies", "the dialogue dies", "the dialogue hangs")


@pytest_asyncio.fixture(params=FALLS)
async def stricken(
    request: pytest.FixtureRequest, redis: object, redis_url: str, var: Path
) -> AsyncIterator[tuple[House, TelegramServer]]:
    """A house whose worker is a process of its own, with a group that is alerted."""
    rasa = FatalRasa(request.param)
    with TelegramServer() as telegram:
        telegram.meet(GROUP)
        alerts = {"telegram_base_url": telegram.url, "telegram_bot_token": telegram.token}
        house_alerts = {**alerts, "alert_telegram_chat": str(GROUP)}
        async with fake_rasa(rasa):
            house = House.build(redis_url, var, rasa, **house_alerts)
            more = {"TELEGRAM_BASE_URL": telegram.url, "TELEGRAM_BOT_TOKEN": telegram.token}
            more["OMZIEN_ALERT_TELEGRAM_CHAT"] = str(GROUP)
            async with kept_up("worker", house.services.settings, var, **more) as worker:
                rasa.worker = lambda: worker.pid or 0
                yield house, telegram
            await house.close()


async def test_a_poisoned_message_is_set_aside_after_three_tries(
    stricken: tuple[House, TelegramServer],
    figure: Figure,
    size: Size,
    capsys: pytest.CaptureFixture[str],
) -> None:
    house, telegram = stricken
    rasa = house.rasa
    assert isinstance(rasa, FatalRasa)
    residents = [str(number) for number in range(size(60, 12))]
    before = [await house.give("ik heb schulden", who) for who in residents[::2]]
    poisoned = await house.give(FATAL, "gif")
    behind = await house.give("en nu?", "gif")
    after = [await house.give("ik zoek werk", who) for who in residents[1::2]]
    for given in (*before, *after, behind):
        await house.line.wait(given, 60.0)
    await until(lambda: _one_aside(house), 30.0)

    said = texts(await house.line.messages(poisoned.ref))
    [sorry] = [
        entry for entry in await house.line.messages(poisoned.ref) if "kon ik niet lezen" in entry.text
    ]
    assert [choice.title for choice in sorry.buttons] == ["Ik wil een mens spreken"]
    assert said[-1].endswith("antwoord op en nu?"), "what was said after it is answered"
    answered = [texts(await house.line.messages(given.ref))[-1] for given in (*before, *after)]
    ill = sum(
        not answer.endswith(("antwoord op ik heb schulden", "antwoord op ik zoek werk"))
        for answer in answered
    )

    # Staff hear that it happened, and the operator sees which it was, not what it said.
    await telegram.arrived(GROUP, 1, timeout=20.0)
    assert await asyncio.to_thread(aside, [], house.services.settings) == 1
    shown = capsys.readouterr().out
    assert shown.count("bericht ") == 1 and FATAL not in shown
    assert await asyncio.to_thread(aside, ["seen"], house.services.settings) == 0
    value = (
        f"{rasa.fell} tries, then an answer, an alert and a line for the operator; others unanswered: {ill}"
    )
    met = rasa.fell == TRIES and ill == 0
    figure(
        "A poisoned message is set aside after three tries, and others go on", value, "3 tries, 0 others", met
    )


async def _one_aside(house: House) -> bool:
    return await house.waiting(keys.aside) == 1 and await house.waiting() == 0
