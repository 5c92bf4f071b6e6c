# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.actions.talk import Talk, ids, text


def test_a_theme_typed_at_the_place_question_is_a_new_worry_and_not_a_place(talk: Talk) -> None:
    talk.worry("ik ben alleen", "eenzaamheid")

    talk.worry("somber", "psychisch")

    assert talk.slots["themes"] == ["psychisch"]


@pytest.mark.parametrize("question", ["second_worry", "erase"])
def test_two_texts_that_are_no_answer_let_the_question_go(talk: Talk, question: str) -> None:
    if question == "erase":
        talk.says("wissen")
    else:
        talk.worry("ik ben alleen in hilversum en pieker", "eenzaamheid", "psychisch")
    assert talk.slots["question"] == question

    talk.worry("tja", decision="unsure")
    answer = talk.worry("tja tja", decision="unsure")

    assert talk.slots["question"] == "none"
    assert "mens" in ids(answer)
    assert not answer.commands


def test_small_words_at_the_question_to_erase_never_erase(talk: Talk) -> None:
    talk.says("wissen")

    assert not talk.worry("nou ja weet je", decision="unsure").commands


def test_a_button_typed_out_counts_as_pressed(talk: Talk) -> None:
    talk.worry("ik ben alleen", "eenzaamheid")
    talk.says("plaats", "hengelo")

    talk.worry("hengelo (gelderland)", decision="unsure")

    assert talk.slots["place"]["municipality"] == "Bronckhorst"


def test_more_can_be_asked_for_at_the_question_about_the_second_worry(talk: Talk) -> None:
    talk.worry("ik ben alleen in hilversum en pieker", "eenzaamheid", "psychisch")

    assert "Je noemde ook" in text(talk.presses("meer"))


def test_a_corrected_place_at_another_question_is_not_a_no_to_that_question(talk: Talk) -> None:
    talk.worry("ik ben alleen in hilversum en pieker", "eenzaamheid", "psychisch")

    talk.says("plaats", "nee, Vorden")

    assert talk.slots["place"]["name"] == "Vorden"
    assert talk.slots["themes"] == ["eenzaamheid", "psychisch"]


@pytest.mark.parametrize("intent", ["terug", "buiten_bereik", "iets_anders", "zorg_delen"])
def test_the_words_on_a_button_are_that_button_whatever_the_model_took_them_for(
    talk: Talk, intent: str
) -> None:
    talk.worry("ik heb schulden", "geld")
    talk.says("mens")

    assert "Typ wat ik moet doorgeven" in text(talk.says(intent, "eerst veranderen"))
