# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from content.phrasing import found, normal


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("deurwaard*", "De deurwaarder komt"),
        ("heeft … gelegd", "hij heeft gisteren beslag gelegd"),
        ("heeft ... gelegd", "heeft beslag gelegd"),
        ("mijn huis uit", "mijn  huis, uit"),
        ("m'n man", "m\u2019n man"),
        ("één", "een"),
        ("cliënt", "client"),
    ],
)
def test_a_phrase_is_found_as_an_editor_means_it(phrase: str, text: str) -> None:
    assert found([phrase]).search(normal(text))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [("uit", "uiterlijk"), ("heeft … gelegd", "heeft " + "heel " * 5 + "gelegd"), ("ma", "mama")],
)
def test_a_phrase_is_whole_words_and_four_between_at_most(phrase: str, text: str) -> None:
    assert not found([phrase]).search(normal(text))


def test_no_phrases_are_never_found() -> None:
    assert not found([]).search("iets")
