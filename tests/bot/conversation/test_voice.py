# SPDX-License-Identifier: EUPL-1.2
"""The bot's own voice: je or u."""

from __future__ import annotations

import pytest

from bot.conversation.voice import Voice, form_written
from tests.bot.support import House


@pytest.mark.parametrize(
    "text",
    [
        "Kunt u mij helpen?",
        "wat is uw adres",
        "ik wil u iets vragen, heeft u tijd",
        "Alstublieft help mij",
        "dank u",
        "Geachte heer, mevrouw, ik heb een vraag over een boete",
        "L.S., graag informatie over de inloop",
        "Mijn cliënt heeft schulden",
        "Als wijkverpleegkundige kom ik bij een dame van 82",
    ],
)
def test_who_writes_u_gets_u(text: str) -> None:
    assert form_written(text) == "u"


@pytest.mark.parametrize(
    "text",
    [
        "kun je mij helpen",
        "ik heb schulden",
        "om 10 u moet ik weg",
        "nu",
        "als ls moet ik naar school",
        "bureau",
        "",
    ],
)
def test_a_text_without_u_decides_nothing(text: str) -> None:
    assert form_written(text) is None


async def test_the_form_stays_when_a_later_text_does_not_tell(house: House) -> None:
    await house.say("kunt u mij helpen")
    await house.say("ik heb schulden")
    assert house.rasa.heard[-1]["context"]["form"] == "u"
    [answer] = await house.say("")
    assert "uw eigen woorden" in answer.text


async def test_a_danger_card_is_said_in_the_form_of_the_very_message(quiet_house: House) -> None:
    [card] = await quiet_house.say("kunt u mij helpen, ik wil dood")
    assert "u dit zegt" in card.text


async def test_without_a_form_the_installation_decides(quiet_house: House) -> None:
    je, u = Voice(quiet_house.services, {}), Voice(quiet_house.services, {"form": "u"})
    assert "je eigen woorden" in je.text("empty")
    assert "uw eigen woorden" in u.text("empty")
    assert je.say("too_long", x="").drafts[0].parts[0].text == je.text("too_long")
