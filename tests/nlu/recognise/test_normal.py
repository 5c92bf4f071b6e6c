# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from nlu.recognise.normal import bare, normal, squeezed


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Één", "een"), ("heeeeel", "heel"), ("30 brieven", "00 brieven"), ("café!!", "cafe!!"), ("nee", "nee")],
)
def test_spelling_is_made_one(text: str, expected: str) -> None:
    assert normal(text) == expected


def test_bare_keeps_only_words() -> None:
    assert bare("  Nee, dank-je wel!! 😀 ") == "nee dank je wel"


def test_squeezed_makes_stretched_words_the_same() -> None:
    assert squeezed("JAAAA!") == squeezed("ja") != squeezed("nee")
