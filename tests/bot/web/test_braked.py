# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from bot.web.brake import Brake
from bot.web.braked import MINUTE_S, TRIES, WHAT
from tests.bot.desk.office import Office, browser
from tests.bot.support import House
from tests.bot.web.client import hidden, say

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


async def test_of_one_address_so_many_messages_are_taken_and_danger_always(house: House) -> None:
    services = house.services
    brake = Brake(services.redis, services.clock, services.master, "say", TRIES, MINUTE_S)
    async with browser(Office(house).app) as client:
        assert (await say(client, "ik heb schulden")).status_code == 303
        for _ in range(TRIES - 1):
            assert await brake.may_try("127.0.0.1")
        refused = await say(client, "en nog iets")
        assert (refused.status_code, refused.headers["retry-after"]) == (429, str(MINUTE_S))
        assert "Wacht een minuut" in refused.text
        assert (await say(client, "ik wil dood")).status_code == 303
        page = (await client.get("/")).text
        assert "113" in page and "ik wil dood" in page and "en nog iets" not in page
        await services.clock.move(MINUTE_S + 1)
        assert (await say(client, "en nog iets")).status_code == 303


async def test_a_page_that_asks_too_often_waits_and_another_at_its_address_does_not(house: House) -> None:
    services, app = house.services, Office(house).app
    brake = Brake(services.redis, services.clock, services.master, "look", TRIES, MINUTE_S)
    async with browser(app) as busy, browser(app) as other:
        for client in (busy, other):
            assert (await say(client, "ik heb schulden")).status_code == 303
        form = {"bewijs": hidden((await busy.get("/")).text, "bewijs")}
        for _ in range(TRIES):
            assert await brake.may_try(busy.cookies["omzien"])
        assert (await busy.get("/berichten")).status_code == 429
        assert (await busy.post("/typt", data=form)).status_code == 429
        assert (await other.get("/berichten")).status_code == 200
        assert (await busy.get("/")).status_code == 200
        await services.clock.move(MINUTE_S + 1)
        assert (await busy.post("/typt", data=form)).status_code == 204
