# SPDX-License-Identifier: EUPL-1.2
"""What a danger card leaves behind: when the talk stays with it, and when it goes on."""

from __future__ import annotations

import pytest

from store import keys
from tests.bot.fake_rasa import reply
from tests.bot.support import House, texts

MAY_I = reply("Mag dat?", "doorgeven", "niet_doorgeven")
KEPT = reply("Goed. Ik geef niets door.", "mens", "iets_anders")


async def _asks_for_a_person(house: House) -> None:
    await house.say("ik wil dood")
    house.rasa.next = [MAY_I]
    assert texts(await house.press("Ik wil een mens spreken")) == ["Mag dat?"]
    house.rasa.next = [KEPT]


async def _typed(house: House) -> list[str]:
    return texts(await house.say("nee toch maar niet"))


async def _pressed(house: House) -> list[str]:
    return texts(await house.press("niet doorgeven"))


@pytest.mark.parametrize("refuses", [_typed, _pressed], ids=["typed", "pressed"])
async def test_who_wanted_a_person_and_passes_nothing_on_has_the_number_in_sight_and_stays_in_the_light(
    house: House, refuses: object
) -> None:
    assert callable(refuses)
    await _asks_for_a_person(house)
    [said] = await refuses(house)
    assert said.startswith("Goed. Ik geef niets door.") and "Bel 113" in said
    heard = len(house.rasa.heard)
    [answer] = await house.say("ik heb schulden")
    assert "113" in answer.text and len(house.rasa.heard) == heard
    assert await house.press("Iets anders")
    assert texts(await house.say("ik heb schulden")) == ["antwoord op ik heb schulden"]


async def test_danger_while_asked_what_to_pass_on_gets_its_card_all_the_same(house: House) -> None:
    await _asks_for_a_person(house)
    [card] = await house.say("waar doe ik het nog voor")
    assert "113" in card.text and house.rasa.next == [KEPT], "the dialogue was not asked"


async def test_once_it_is_passed_on_the_light_is_out(house: House) -> None:
    await house.say("ik wil dood")
    await house.press("Ik wil een mens spreken")
    left = await house.services.redis.hmget(keys.conversation(house.ref()), ["danger_lit", "danger_waits"])
    assert left == [None, None]


async def test_who_chose_something_else_hears_no_card_after_passing_nothing_on(house: House) -> None:
    await _asks_for_a_person(house)
    house.rasa.next = [reply("Wat wil je weten?", "mens")]
    await house.say("opnieuw", kind="command")
    house.rasa.next = [MAY_I]
    await house.press("mens")
    house.rasa.next = [KEPT]
    assert texts(await house.press("niet doorgeven")) == ["Goed. Ik geef niets door."]


async def test_who_says_there_is_no_danger_is_listened_to_as_the_card_promises(house: House) -> None:
    await house.say("waar doe ik het nog voor")
    [calm] = await house.say("nee")
    assert "Je mag hier verder vertellen." in calm.text
    assert texts(await house.say("ik heb schulden")) == ["antwoord op ik heb schulden"]


async def test_danger_after_a_no_gets_a_card_of_its_own(house: House) -> None:
    await house.say("waar doe ik het nog voor")
    await house.say("nee")
    [card] = await house.say("waar doe ik het allemaal nog voor")
    assert "Denk je aan zelfmoord?" in card.text and house.rasa.heard == []


async def test_help_in_the_light_is_the_help_that_belongs_to_the_card(house: House) -> None:
    await house.say("mijn man slaat mij")
    [answer] = await house.say("help", kind="command")
    assert "0800-2000" in answer.text and house.rasa.heard == []
