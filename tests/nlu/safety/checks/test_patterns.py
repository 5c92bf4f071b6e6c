# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from nlu.safety.checks.patterns import complaints

FILLERS = frozenset({"echt"})


def said(pattern: str) -> list[str]:
    return list(complaints(pattern, {"mij"}, FILLERS))


@pytest.mark.parametrize(
    "pattern",
    [
        "hij slaat @mij",
        "{6} ik wil dood",
        "hij ..3 sla*|mep",
        "^ ..2 help ..1 $",
        "hij .. slaat",
        "ik ..3! 112",
    ],
)
def test_a_pattern_that_can_be_read_is_left_alone(pattern: str) -> None:
    assert said(pattern) == []


@pytest.mark.parametrize(
    ("pattern", "part"),
    [
        ("hij ..drie slaat", "“..drie”"),
        ("hij ..3? slaat", "“..3?”"),
        ("{zes} ik dood", "“{zes}”"),
        ("ik {6} dood", "“{6}”"),
        ("{6 ik dood", "“{6”"),
        ("ik wil ..3", "..3 los aan de rand"),
        ("..3 ik wil", "..3 los aan de rand"),
        ("hij slaat @jou", "geen groep @jou"),
        ("hij slaat|", "“slaat|”"),
        ("hij *", "“*”"),
        ("@ slaat", "“@”"),
        ("echt", "geen woorden"),
        ("", "geen woorden"),
        ("{6}", "geen woorden"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_named_with_the_part_that_is_wrong(pattern: str, part: str) -> None:
    (one,) = said(pattern)
    assert part in one


@pytest.mark.parametrize(
    ("word", "read"), [("Dood", "dood"), ("weeën", "ween"), ("foto's", "fotos"), ("café*", "cafe")]
)
def test_a_word_no_message_can_have_is_named_with_how_it_is_read(word: str, read: str) -> None:
    (one,) = said(f"ik {word}")
    assert f"“{word}”" in one and f"“{read}”: schrijf dat" in one
