# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest_asyncio

from tests.bot.follow_up.support import MONDAY
from tests.bot.support import House


@pytest_asyncio.fixture(autouse=True)
async def monday_morning(quiet_house: House) -> None:
    """Every test begins then."""
    clock = quiet_house.services.clock
    await clock.move(MONDAY - await clock.now())
