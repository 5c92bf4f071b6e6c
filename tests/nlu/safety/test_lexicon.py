# SPDX-License-Identifier: EUPL-1.2
"""How a misspelt word finds its way."""

from __future__ import annotations

import pytest

from nlu.safety.lexicon import Lexicon

WORDS = ["zelfmoord", "dood", "wil", "ik", "bewusteloos", "verkracht"]


@pytest.fixture(name="lexicon")
def fixture_lexicon() -> Lexicon:
    return Lexicon(WORDS, {"doot": "dood", "kwil": "ik wil"}, ["gewoon"], ["verwracht"])


@pytest.mark.parametrize(
    ("token", "word"),
    [("zelfmord", "zelfmoord"), ("zelfmoodr", "zelfmoord"), ("bewustelos", "bewusteloos"), ("doot", "dood")],
)
def test_one_slip_is_mended(lexicon: Lexicon, token: str, word: str) -> None:
    assert lexicon.spell(token) == (word,)


def test_a_short_form_becomes_its_words(lexicon: Lexicon) -> None:
    assert lexicon.spell("kwil") == ("ik", "wil")


def test_glued_words_are_taken_apart(lexicon: Lexicon) -> None:
    assert lexicon.spell("ikwildood") == ("ik", "wil", "dood")


@pytest.mark.parametrize("token", ["brood", "lood", "verwracht", "hilversum", "armando"])
def test_another_word_stays_what_it_is(lexicon: Lexicon, token: str) -> None:
    assert lexicon.spell(token) == (token,)
