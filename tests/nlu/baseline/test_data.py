# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from content.model import Example
from nlu.baseline.data import THEME, intent, spread, training_data
from nlu.recognise.lessons import PHRASE, WORRY


def test_a_worry_is_taught_as_its_first_theme() -> None:
    assert intent(Example("de huur is niet betaald", WORRY, ("wonen", "geld"))) == f"{THEME}wonen"


def test_a_phrase_is_an_example_of_its_theme() -> None:
    assert intent(Example("schulden", PHRASE, ("geld",))) == f"{THEME}geld"


def test_a_worry_about_no_theme_stays_a_worry() -> None:
    assert intent(Example("het gaat niet goed", WORRY)) == WORRY


def test_who_asks_for_a_person_is_taught_as_that_whatever_it_is_about() -> None:
    assert intent(Example("bel mij over mijn huur", "mens", ("wonen",))) == "mens"


def test_a_sentence_reaches_rasa_as_it_was_written() -> None:
    written = "een [brief](entiteit) van 'de bank'"
    (row,) = training_data([Example(written, "meer")])["rasa_nlu_data"]["common_examples"]
    assert row == {"text": written, "intent": "meer", "entities": []}


def test_fewer_examples_still_come_from_all_of_them() -> None:
    examples = [Example(str(at), "meer") for at in range(100)]
    assert [example.text for example in spread(examples, 4)] == ["0", "25", "50", "75"]
    assert spread(examples, None) == examples == spread(examples, 1000)
