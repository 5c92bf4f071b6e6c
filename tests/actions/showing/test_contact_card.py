# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from tests.actions.talk import Talk, text

MONDAY_MORNING = "2026-11-23T10:00:00+01:00"


def test_a_contact_says_what_they_do_how_to_get_in_phone_hours_and_costs(talk: Talk) -> None:
    talk.context["now"] = MONDAY_MORNING
    talk.worry("ik heb schulden", "geld")
    talk.presses("nee")

    said = text(talk.says("plaats", "hilversum"))

    for line in (
        "Helpt bij schulden",
        "Je kunt zelf bellen.",
        "Bel: 035 000 00 01",
        "17:00",
        "Plein 1",
        "Gratis.",
    ):
        assert line in said


def test_walk_in_hours_are_shown_beside_opening_hours(talk: Talk) -> None:
    talk.context["now"] = MONDAY_MORNING
    talk.worry("ik heb schulden", "geld")
    talk.presses("nee")

    assert "Binnenlopen: Nu open tot 12:00." in text(talk.says("plaats", "hilversum"))


def test_unknown_hours_are_said_and_never_guessed(talk: Talk) -> None:
    said = text(talk.worry("ik ben alleen hier in hilversum", "eenzaamheid"))

    assert "Ik weet niet wanneer ze open zijn." in said


def test_mental_health_care_says_to_call_the_doctor_first(talk: Talk) -> None:
    talk.worry("ik pieker", "psychisch")

    assert "Bel eerst je huisarts." in text(talk.presses("liever_niet"))


def test_a_14_number_says_what_to_ask_for(talk: Talk) -> None:
    talk.worry("ik pieker", "psychisch")

    said = text(talk.says("plaats", "hilversum"))

    assert "Bel: 14 035" in said
    assert "Dit is de gemeente. Zeg: ik zoek hulp met somber of bang zijn." in said
