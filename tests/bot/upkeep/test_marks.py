# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from bot.publishing.drafts import Drafts
from bot.upkeep import reports
from bot.upkeep.marks import Marks
from bot.upkeep.queue import Queue
from content.model import Contact
from store.clock import day_of
from tests.bot.support import ORGANISATION, House

DAY_S = 86_400.0
TEAM = "hilversum_versa"


def known(house: House, id: str = TEAM) -> Contact:
    found = house.services.catalogue.contact(id, ORGANISATION)
    assert found is not None
    return found


async def test_one_click_makes_it_fresh_and_takes_it_off_the_queue(quiet_house: House) -> None:
    s = quiet_house.services
    await s.clock.move(200 * DAY_S)
    await reports.add(s.redis, ORGANISATION, TEAM, "other")
    assert TEAM in [item.key for item in await Queue(s).items(ORGANISATION)]

    assert await Marks(s).right(ORGANISATION, TEAM, "eva") == []

    assert known(quiet_house).assured_date == day_of(await s.clock.now())
    assert TEAM not in [item.key for item in await Queue(s).items(ORGANISATION)]
    assert await reports.reported(s.redis, ORGANISATION) == {}


async def test_only_what_differs_goes_into_the_organisations_own_layer(quiet_house: House) -> None:
    s = quiet_house.services
    await Marks(s).crowded(ORGANISATION, TEAM, True, "6 weken", "eva")

    view = Drafts(s).shelf(ORGANISATION).view("contact", TEAM)

    today = day_of(await s.clock.now())
    assert view is not None
    assert view.own == {"id": TEAM, "full": True, "wait_time": "6 weken", "wait_asked": today}
    assert known(quiet_house).full


async def test_a_crisis_line_or_a_municipality_cannot_be_hidden(quiet_house: House) -> None:
    marks = Marks(quiet_house.services)

    assert await marks.hide(ORGANISATION, "113", "eva") != []
    assert await marks.hide(ORGANISATION, "gemeente_gm0402", "eva") != []
    assert known(quiet_house, "113").phone


async def test_a_number_that_is_wrong_is_given_to_nobody_any_more(quiet_house: House) -> None:
    assert known(quiet_house, "hilversum_sociaal_plein").phone

    assert (
        await Marks(quiet_house.services).wrong_number(ORGANISATION, "hilversum_sociaal_plein", "eva") == []
    )

    assert known(quiet_house, "hilversum_sociaal_plein").phone is None


async def test_the_number_of_a_line_in_need_is_mended_and_never_just_taken_away(quiet_house: House) -> None:
    assert await Marks(quiet_house.services).wrong_number(ORGANISATION, "113", "eva") != []

    assert known(quiet_house, "113").phone


async def test_a_wrong_number_that_texts_name_is_gone_from_those_texts_too(quiet_house: House) -> None:
    s = quiet_house.services
    number = known(quiet_house, "geldfit").phone
    assert number is not None and number.number in s.catalogue.message("fallback")

    assert await Marks(s).wrong_number(ORGANISATION, "geldfit", "eva") == []

    said = s.catalogue.message("fallback")
    assert number.number not in said and "Luisterlijn" in said and "bel 112" in said
