# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from content.model import Example
from nlu.recognise.short import ShortAnswers

ANSWERS = ShortAnswers(
    [
        Example("Ja", "bevestigen"),
        Example("ja graag", "bevestigen"),
        Example("nee", "ontkennen"),
        Example("weet ik niet", "weet_niet"),
        Example("Geld", "zorg_delen", ("geld",)),
        Example("prima", "bevestigen"),
        Example("prima", "goed_zo"),
        Example("dit is een lange zin met veel woorden", "zorg_delen", ("geld",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ja", "bevestigen"),
        ("JAAAA!!", "bevestigen"),
        ("Já.", "bevestigen"),
        ("neeee", "ontkennen"),
        ("Weet ik niet...", "weet_niet"),
        ("geld", "zorg_delen"),
        ("ja, graag", "bevestigen"),
    ],
)
def test_a_short_answer_is_found_however_it_is_spelt_out(text: str, intent: str) -> None:
    found = ANSWERS.find(text)
    assert found is not None and found.intent == intent


@pytest.mark.parametrize(
    "text", ["ja maar ik heb schulden", "", "👍", "a" * 500, "dit is een lange zin met veel woorden"]
)
def test_anything_longer_or_unknown_is_not_found(text: str) -> None:
    assert ANSWERS.find(text) is None


def test_what_was_taught_with_two_meanings_is_left_to_the_model() -> None:
    assert ANSWERS.find("prima") is None
