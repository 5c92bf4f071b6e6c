# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

import pytest

from nlu.missed import missed


def typed(text: str, decision: str, intent: str = "zorg_delen") -> dict[str, Any]:
    themes = [{"theme": name, "confidence": 0.3} for name in ("geld", "wonen", "werk", "zorg")]
    heard = {"intent": {"name": intent}, "decision": decision, "themes": themes, "entities": []}
    return {"event": "user", "text": text, "parse_data": heard}


def pressed(intent: str, entity: str = "") -> dict[str, Any]:
    entities = [{"entity": intent, "value": entity}] if entity else []
    return {"event": "user", "text": "", "parse_data": {"intent": {"name": intent}, "entities": entities}}


def slot(name: str, value: object) -> dict[str, Any]:
    return {"event": "slot", "name": name, "value": value}


@pytest.mark.parametrize("decision", ["unsure", "out_of_scope"])
def test_a_sentence_the_dialogue_could_do_nothing_with_is_named_with_three_guesses(decision: str) -> None:
    found = missed([typed("het lukt niet meer", decision), slot("misses", 1)])
    assert found is not None
    assert (found["text"], found["why"]) == ("het lukt niet meer", decision)
    assert found["themes"] == [["geld", 0.3], ["wonen", 0.3], ["werk", 0.3]]


def test_a_doubtful_answer_to_a_question_that_was_understood_is_no_miss() -> None:
    assert missed([typed("die van hiernaast", "unsure"), slot("misses", 0)]) is None


def test_a_denied_guess_names_the_sentence_it_was_about() -> None:
    before = [typed("alles loopt door elkaar", "confirm"), slot("question", "confirm_theme")]
    found = missed([*before, pressed("knop", "nee")])
    assert found is not None
    assert (found["text"], found["why"]) == ("alles loopt door elkaar", "corrected")


def test_something_else_right_after_a_sentence_corrects_it() -> None:
    found = missed([typed("ik zoek hulp", "sure"), slot("question", "none"), pressed("iets_anders")])
    assert found is not None
    assert found["why"] == "corrected"


def test_something_else_later_in_the_talk_says_nothing_of_the_sentence_before() -> None:
    assert missed([typed("ik heb schulden", "sure"), pressed("meer"), pressed("iets_anders")]) is None


def test_no_to_another_question_corrects_nothing() -> None:
    before = [typed("ik heb schulden", "sure"), slot("question", "route")]
    assert missed([*before, pressed("knop", "nee")]) is None


def test_without_a_message_nothing_was_missed() -> None:
    assert missed([]) is None
