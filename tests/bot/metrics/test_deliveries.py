# SPDX-License-Identifier: EUPL-1.2
"""What is counted of sending: each attempt, how long the resident waited, and Telegram's own pauses."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.channels.outcome import Blocked, RetryAfter
from tests.bot.metrics.page import figures
from tests.bot.post import Round
from tests.bot.support import House


@pytest_asyncio.fixture
async def round_(house: House) -> AsyncIterator[Round]:
    round_ = Round(house)
    yield round_
    await round_.stop()


async def test_every_attempt_is_counted_by_what_became_of_it(round_: Round) -> None:
    round_.post.trouble.extend([RetryAfter(0.1, "flood"), RetryAfter(0.1, "wire"), Blocked()])
    round_.start()
    await round_.say("bericht 1")
    await round_.say("bericht 2")
    await round_.arrived(1)
    await round_.say("ik wil dood")
    await round_.arrived(2)
    found = await figures(round_.house.services)
    assert found["omzien_deliveries_total{ordinary,later}"] == 2
    assert found["omzien_pauses_total{flood}"] == found["omzien_pauses_total{wire}"] == 1
    assert found["omzien_deliveries_total{ordinary,blocked}"] == 1
    assert found["omzien_deliveries_total{ordinary,delivered}"] == 1
    assert found["omzien_deliveries_total{urgent,delivered}"] == 1
    assert found["omzien_delivery_seconds_count{urgent}"] == 1
    assert found["omzien_messages_total{telegram}"] == 3
