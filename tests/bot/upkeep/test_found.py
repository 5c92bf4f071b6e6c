# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from bot.desk.teams.teams import DEFAULT, Team, Teams
from bot.upkeep.calls import Calls
from bot.upkeep.found import Finder
from bot.upkeep.gaps import Gaps
from store.clock import day_of
from tests.bot.support import ORGANISATION, House

DAY_S = 86_400.0
MERGED = 45 * DAY_S
"""From the day of the tests' content to after the first of January."""
WIJDEMEREN, HILVERSUM = "GM1696", "GM0402"


async def of(house: House, *codes: str) -> None:
    await Teams(house.services.redis).put(ORGANISATION, Team(DEFAULT, "Balie", municipalities=codes))


async def near(house: House) -> set[str]:
    found = Finder(house.services).near(ORGANISATION)
    return {contact.id async for contact in found if WIJDEMEREN in contact.municipalities}


async def test_what_was_in_a_municipality_that_merged_concerns_the_new_one_from_that_day(
    quiet_house: House,
) -> None:
    await of(quiet_house, HILVERSUM)
    only = f"gemeente_{WIJDEMEREN.lower()}"
    assert only not in await near(quiet_house)

    await quiet_house.services.clock.move(MERGED)

    assert day_of(await quiet_house.services.clock.now()) > "2027-01-01"
    assert only in await near(quiet_house)


async def test_a_team_of_a_municipality_that_merged_is_there_for_the_new_one(quiet_house: House) -> None:
    await of(quiet_house, WIJDEMEREN)
    await quiet_house.services.clock.move(MERGED)

    assert await Finder(quiet_house.services).places(ORGANISATION) == {HILVERSUM}
    assert {gap.place for gap in (await Gaps(quiet_house.services).all(ORGANISATION))[1]} <= {"Hilversum"}


async def test_the_call_round_gives_the_first_and_says_how_many_there_are(quiet_house: House) -> None:
    calls = Calls(quiet_house.services)
    whole, count = await calls.due(ORGANISATION, 10_000)
    assert len(whole) == count > 3
    await calls.nobody(ORGANISATION, whole[0].contact.id)

    some, again = await calls.due(ORGANISATION, 2)

    assert [call.contact.id for call in some] == [call.contact.id for call in whole[1:3]]
    assert again == count and (await calls.due(ORGANISATION, 10_000))[0][-1].tries == 1
