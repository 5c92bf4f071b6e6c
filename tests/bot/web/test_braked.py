# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from bot.web.brake import Brake
from bot.web.braked import MINUTE_S, TRIES, WHAT
from tests.bot.desk.office import Office, browser
from tests.bot.support import House

ADDRESSES = ("/over", "/activiteit/niets.ics", "/activiteit/niets.jsonld", "/activiteiten.jsonld")


@pytest.mark.parametrize("address", ADDRESSES)
async def test_who_asks_too_often_waits_a_minute(quiet_house: House, address: str) -> None:
    services = quiet_house.services
    brake = Brake(services.redis, services.clock, services.master, WHAT, TRIES, MINUTE_S)
    async with browser(Office(quiet_house).app) as client:
        assert (await client.get(address)).status_code in (200, 404)
        for _ in range(TRIES - 1):
            assert await brake.may_try("127.0.0.1")
        answer = await client.get(address, headers={"accept": "text/html"})
        assert (answer.status_code, answer.headers["retry-after"]) == (429, str(MINUTE_S))
        assert "Wacht een minuut" in answer.text
        await services.clock.move(MINUTE_S + 1)
        assert (await client.get(address)).status_code in (200, 404)
