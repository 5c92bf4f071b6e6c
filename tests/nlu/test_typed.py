# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from nlu.typed import LONGEST, clean, has_words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ik heb schulden", "ik heb schulden"),
        ("/restart", "restart"),
        (" \t//  /restart", "restart"),
        ("\ufeff\u200b/restart", "restart"),
        ("\u200d/restart", "restart"),
        ("een\x00\x1b[31m twee", "een[31m twee"),
        ("een\u2028twee\r\ndrie", "een\ntwee\n\ndrie"),
        ("5/6 kinderen", "5/6 kinderen"),
        ("\ud83d", ""),
        ("", ""),
    ],
)
def test_what_is_typed_loses_control_characters_and_leading_slashes(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_an_emoji_of_several_signs_stays_whole() -> None:
    family = "👩\u200d👧"
    assert clean(f"hoi {family}") == f"hoi {family}"


def test_a_long_text_is_cut() -> None:
    assert len(clean("a" * 10_000)) == LONGEST


@pytest.mark.parametrize(
    ("text", "expected"), [("ja", True), ("1211", True), ("👍", False), ("?!", False), ("", False)]
)
def test_words_are_letters_or_digits(text: str, expected: bool) -> None:
    assert has_words(text) is expected
