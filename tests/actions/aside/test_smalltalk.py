# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.actions.talk import Talk, ids, text

WELCOME = (
    "Hallo, ik ben Omzien. Ik ben een computer, geen mens. Vertel in je eigen woorden wat er is. "
    "Wil je een mens spreken? Typ: mens. Ik zeg wanneer er iemand is."
)


def test_the_first_greeting_is_the_one_of_the_rules_of_care(talk: Talk) -> None:
    talk.context["first"] = True

    assert text(talk.says("begroeten", "hallo")) == WELCOME


@pytest.mark.parametrize("intent", ["bedanken", "hulp", "computer", "gegevens", "begroeten"])
def test_an_open_question_stays_open_and_is_asked_again_after_small_talk(talk: Talk, intent: str) -> None:
    talk.worry("ik ben alleen", "eenzaamheid")

    answer = talk.says(intent)

    assert "Typ je plaats of postcode." in text(answer)
    assert ids(answer) == ["liever_niet"]
    assert talk.slots["question"] == "place"


@pytest.mark.parametrize(
    "intent", ["bedanken", "hulp", "computer", "gegevens", "begroeten", "bevestigen", "ontkennen"]
)
def test_small_talk_with_nothing_open_has_a_way_to_a_person(talk: Talk, intent: str) -> None:
    talk.says("begroeten")

    assert "mens" in ids(talk.says(intent))


def test_who_comes_back_after_a_day_is_greeted_and_goes_on_where_the_talk_was(talk: Talk) -> None:
    talk.worry("ik ben alleen", "eenzaamheid")
    talk.context["gap_hours"] = 30

    said = text(talk.says("begroeten", "hallo"))

    assert "daar ben je weer" in said
    assert "Typ je plaats of postcode." in said


def test_an_answer_given_after_a_day_still_answers_the_question(talk: Talk) -> None:
    talk.worry("ik ben alleen", "eenzaamheid")
    talk.context["gap_hours"] = 30

    said = text(talk.says("plaats", "hilversum"))

    assert said.startswith("Ik ben Omzien, een computer.")
    assert "Inloophuis" in said


def test_not_knowing_what_it_is_about_brings_the_list(talk: Talk) -> None:
    answer = talk.says("weet_niet", "ik weet het niet")

    assert "Dat geeft niet." in text(answer)
    assert {"thema", "mens"} <= set(ids(answer))
