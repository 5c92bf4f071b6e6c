# SPDX-License-Identifier: EUPL-1.2
"""Who hears Omzien for the first time hears that it is a computer."""

from __future__ import annotations

from tests.bot.support import House, texts, until

COMPUTER = "Ik ben Omzien, een computer."


async def test_a_photo_as_the_first_message_is_answered_by_who_says_it_is_a_computer(house: House) -> None:
    [first] = texts(await house.say("photo", kind="unsupported"))
    [again] = texts(await house.say("photo", kind="unsupported"))
    assert first.startswith(COMPUTER)
    assert COMPUTER not in again


async def test_who_meets_a_silent_dialogue_first_hears_once_that_it_is_a_computer(hasty_house: House) -> None:
    hasty_house.rasa.mode = "silent"
    [fallback] = texts(await hasty_house.say("ik heb schulden"))
    assert fallback.startswith(f"{COMPUTER}\n\nIk ben even stil")
    hasty_house.rasa.mode = "well"
    await until(lambda: hasty_house.line.messages(hasty_house.ref(), 2))
    assert hasty_house.rasa.heard[-1]["context"]["first"] is False


async def test_a_danger_card_stands_alone(house: House) -> None:
    [card] = texts(await house.say("ik wil dood"))
    assert COMPUTER not in card and "113" in card
