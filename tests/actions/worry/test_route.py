# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.actions.talk import Talk, text


@pytest.mark.parametrize(("typed", "intent"), [("weet ik niet", "weet_niet"), ("geen idee", "weet_niet")])
def test_an_unknown_date_counts_as_today(talk: Talk, typed: str, intent: str) -> None:
    talk.worry("ik heb schulden", "geld")

    answer = talk.says(intent, typed)

    assert talk.slots["urgency"] == "today"
    assert "niet bekend" in talk.slots["urgency_reason"]
    assert "Typ je plaats of postcode." in text(answer)


def test_no_letter_with_a_date_is_not_urgent(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")
    talk.presses("nee")

    assert talk.slots.get("urgency", "none") == "none"
    assert talk.slots["question"] == "place"


def test_an_answer_with_more_words_is_still_an_answer(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")

    talk.worry("ja volgende week al", "geld", decision="unsure")

    assert talk.slots["urgency"] == "today"
    assert talk.slots["question"] == "place"


def test_a_worry_beside_the_answer_is_kept_for_later(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")

    talk.worry("ja, en ik ben ook zo alleen", "eenzaamheid")

    assert talk.slots["themes"] == ["geld", "eenzaamheid"]
    assert talk.slots["question"] == "place"


def test_a_text_that_is_no_answer_gets_the_question_once_more_in_other_words(talk: Talk) -> None:
    first = text(talk.worry("ik heb schulden", "geld"))

    second = text(talk.worry("de brief ligt op tafel", "geld"))

    assert "huis uit moet?" in second
    assert second != first


def test_the_second_text_that_is_no_answer_moves_the_talk_on(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")
    talk.worry("de brief ligt op tafel", "geld")

    answer = talk.worry("op tafel dus", decision="unsure", intent="buiten_bereik")

    assert "We gaan verder." in text(answer)
    assert talk.slots["question"] == "place"


def test_a_route_question_answered_once_is_not_asked_again(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")
    talk.presses("nee")

    assert "huis uit" not in text(talk.says("plaats", "hilversum"))


def test_the_question_after_helping_comes_below_the_contact(talk: Talk) -> None:
    said = text(talk.worry("we hebben niets te eten hier in hilversum", "geld"))

    assert said.index("Begin hier:") < said.index("Wonen er kinderen bij je?")


def test_the_answer_to_the_question_after_helping_leaves_every_way_on(talk: Talk) -> None:
    talk.worry("we hebben niets te eten hier in hilversum", "geld")

    assert "meer" in [button.id for button in talk.presses("ja").buttons]


def test_rather_not_at_the_route_question_is_respected_and_moves_on(talk: Talk) -> None:
    talk.worry("ik heb schulden", "geld")

    talk.says("liever_niet", "zeg ik liever niet")

    assert talk.slots["question"] == "place"
    assert talk.slots.get("urgency", "none") == "none"


def test_a_need_that_asks_nothing_goes_straight_to_the_place(talk: Talk) -> None:
    talk.worry("vraag over mijn toeslagen", "geld")

    assert talk.slots["question"] == "place"
