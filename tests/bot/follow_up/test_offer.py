# SPDX-License-Identifier: EUPL-1.2
"""Offering to ask later: where it may be, and what is chosen."""

from __future__ import annotations

import pytest

from store import keys
from tests.bot.fake_rasa import reply
from tests.bot.follow_up.support import (
    DAY,
    OFFER,
    asked,
    closed,
    counts,
    last,
    sweeps,
    titles,
)
from tests.bot.support import House, texts, until


@pytest.mark.parametrize("how", ["geholpen", "doorverwezen", "anders"])
async def test_at_the_close_a_resident_may_choose_to_be_asked_later(house: House, how: str) -> None:
    await closed(house, how)
    said = await last(house)
    assert OFFER in said.text
    assert titles(said) == ["Ja, over drie dagen", "Ja, over een week", "Nee", "Ik wil een mens spreken"]


async def test_who_was_not_reached_is_not_asked_whether_it_may(house: House) -> None:
    await closed(house, "niet_bereikt")
    assert OFFER not in (await last(house)).text


async def test_nothing_is_ever_sent_to_who_did_not_choose_it(house: House) -> None:
    await closed(house)
    before = len(await house.line.messages(house.ref()))
    await house.services.clock.move(9 * DAY)
    await sweeps(house)
    assert len(await house.line.messages(house.ref())) == before


async def test_after_a_no_nothing_is_sent_nor_offered_again(house: House) -> None:
    ref = await closed(house)
    assert "Ik vraag het niet." in texts(await house.press("Nee"))[0]
    await house.services.clock.move(9 * DAY)
    await sweeps(house)
    assert not await house.services.redis.zscore(keys.timers(ref.partition), f"follow|{ref}")
    await house.say("hallo")
    assert house.rasa.heard[-1]["context"]["follow_up"] == 0


async def test_a_day_can_be_typed(house: House) -> None:
    await closed(house)
    assert "Ik vraag het je maandag 30 november." in texts(await house.say("over een week"))[0]


async def test_an_offer_lapses_with_the_next_message(house: House) -> None:
    await closed(house)
    await house.say("nog een vraag")
    assert texts(await house.say("ja")) == ["antwoord op ja"]


@pytest.mark.parametrize("danger", ["mijn man slaat mij", "ik wil dood", "ik ruik gas"])
async def test_after_danger_it_is_never_offered(house: House, danger: str) -> None:
    await house.say(danger)
    assert (await house.fields())["danger"]
    await closed(house)
    assert OFFER not in (await last(house)).text


async def test_the_dialogue_may_offer_it_and_its_theme_is_kept_sealed(house: House) -> None:
    command = {"name": "follow_up", "theme": "wonen"}
    house.rasa.next = [reply(OFFER, "vraag_drie", "vraag_vijf", "vraag_niet", commands=(command,))]
    await house.say("het is goed zo")
    assert "wonen" not in str(await house.fields())
    assert "Ik vraag het je zaterdag." in texts(await house.press("vraag vijf"))[0]
    await house.services.clock.move(5 * DAY + 60)
    await until(lambda: asked(house))
    await house.press("Ja, gelukt")
    assert await counts(house) == {"follow_up_asked|wonen": 1, "follow_up_yes|wonen": 1}
