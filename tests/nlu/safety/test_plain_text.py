# SPDX-License-Identifier: EUPL-1.2
"""What is left of a message once its dress is off."""

from __future__ import annotations

import pytest

from nlu.safety.plain_text import LONGEST, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SUÏCIDE", "suicide"),
        ("heeeeelp", "heelp"),
        ("m’n", "mn"),
        ("<i>dood</i>", " dood "),
        ("5 < 6", "5 < 6"),
        ("d00d", "dood"),
        ("1211AB", "1211ab"),
        ("zelf\u00admoord", "zelfmoord"),
        ("z3lfm00rd", "zelfmoord"),
        ("d.o.o.d", "dood"),
        ("ik wil d\u043e\u043ed", "ik wil dood"),
        ("\u043f\u043e\u0436\u0430\u0440", "\u043f\u043e\u0436\u0430\u0440"),
    ],
)
def test_dress_is_taken_off(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_a_sentence_end_and_a_new_line_are_the_same() -> None:
    assert plain("een.twee\ndrie?vier") == "een . twee . drie . vier"


def test_of_an_endless_text_begin_and_end_are_read() -> None:
    text = plain("begin " + "x y " * LONGEST + "slot")
    assert text.startswith("begin") and text.endswith("slot") and len(text) < LONGEST + 10
