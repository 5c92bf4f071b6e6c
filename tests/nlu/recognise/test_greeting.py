# SPDX-License-Identifier: EUPL-1.2
"""Greetings before a worry."""

from __future__ import annotations

import pytest

from nlu.recognise.greeting import without_greeting
from nlu.recognise.words import BLANK, Words


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.load(BLANK)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("hallo, ik heb schulden", "ik heb schulden"),
        ("Goedemiddag mevrouw, het gaat om mijn moeder", "het gaat om mijn moeder"),
        ("hoi", "hoi"),
        ("hallo daar", "hallo daar"),
        ("ik zeg hallo tegen niemand meer", "ik zeg hallo tegen niemand meer"),
        ("...", "..."),
        ("", ""),
    ],
)
def test_only_a_greeting_before_something_is_left_out(words: Words, text: str, left: str) -> None:
    assert without_greeting(words.of(text)).text == left


def test_words_keep_their_place_in_what_is_left(words: Words) -> None:
    said = without_greeting(words.of("hallo, ik heb schulden"))
    assert [said.text[word.start : word.end] for word in said.words] == ["ik", "heb", "schulden"]
