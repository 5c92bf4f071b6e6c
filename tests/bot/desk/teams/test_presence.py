# SPDX-License-Identifier: EUPL-1.2
"""Who is counted on: signing in and out, being disabled and coming back, and what is promised by it."""

from __future__ import annotations

import pytest

from bot.desk.teams.presence import ACTIVE_S, THERE_S, crew
from bot.desk.teams.teams import DEFAULT
from tests.bot.desk.office import Office, browser, send
from tests.bot.support import ORGANISATION
from tests.bot.web.client import sign_in


async def counted(office: Office) -> tuple[int, int]:
    """How many work here these weeks, and how many are at the desk now."""
    services = office.house.services
    found = await crew(services, ORGANISATION, DEFAULT, await services.clock.now())
    return found.active, found.present


async def test_who_logs_out_is_gone_at_once_and_counted_on_for_two_weeks(office: Office) -> None:
    clock = office.house.services.clock
    assert await counted(office) == (0, 0)
    async with office.worker() as anja:
        await anja.get("/desk")
        assert await counted(office) == (1, 1)
        assert (await send(anja, "/desk", "/desk/uitloggen")).status_code == 303
    assert await counted(office) == (1, 0)
    await clock.move(ACTIVE_S - THERE_S - 60)
    assert await counted(office) == (1, 0)
    await clock.move(120)
    assert await counted(office) == (0, 0)


async def test_who_goes_home_without_logging_out_is_gone_a_little_later(office: Office) -> None:
    async with office.worker() as anja:
        await anja.get("/desk")
    await office.house.services.clock.move(THERE_S + 1)
    assert await counted(office) == (1, 0)


@pytest.mark.parametrize("again", [True, False])
async def test_who_is_disabled_counts_for_nothing_until_they_have_signed_in_again(
    office: Office, again: bool
) -> None:
    async with office.worker("carla", "coordinator") as carla, office.worker() as anja:
        await anja.get("/desk")
        await carla.get("/desk")
        assert await counted(office) == (2, 2)
        for word in ("uit", "aan"):
            done = await send(carla, "/desk/accounts", f"/desk/accounts/{word}", wie="anja")
            assert done.status_code == 303 and await counted(office) == (1, 1)
        # The page that was still open is of a session that has ended.
        await anja.get("/desk")
        assert await counted(office) == (1, 1)
        if again:
            async with browser(office.app) as new:
                assert (await sign_in(new)).status_code == 303
                await new.get("/desk")
    assert await counted(office) == ((2, 2) if again else (1, 1))


async def test_who_logs_out_does_not_come_back_by_a_stream_that_is_still_open(office: Office) -> None:
    async with office.worker() as anja:
        await anja.get("/desk")
        before = dict(anja.cookies)
        await send(anja, "/desk", "/desk/uitloggen")
        for path in ("/desk/stroom", "/desk/rij", "/desk/gevaar"):
            await anja.get(path, headers={"cookie": f"omzien-desk={before['omzien-desk']}"})
    assert await counted(office) == (1, 0)


async def test_who_reads_no_conversations_is_counted_on_by_nobody(office: Office) -> None:
    async with office.worker("otto", "operator") as otto:
        await otto.get("/desk/account")
    assert await counted(office) == (0, 0)
