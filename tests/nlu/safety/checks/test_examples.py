# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.nlu.safety.checks.small import Small

VOICE, YAML = "safety/examples/ria.txt", "safety/examples/suicide.yml"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("geweld hij slaat mij", "schrijf soort | wie | zin"),
        ("geweld | hij slaat mij", "schrijf soort | wie | zin"),
        (
            "ruzie | self | hij schreeuwt",
            "de soort kan niet ruzie zijn: kies gevaar, geweld, none of suicide",
        ),
        (" | self | hij schreeuwt", "de soort kan niet leeg zijn"),
        ("geweld | self | hij schreeuwt", "wie kan bij geweld niet self zijn: kies unsure of victim"),
        ("geweld | follow_up | hij schreeuwt", "wie kan bij geweld niet follow_up zijn"),
        ("geweld | victim |", "hier ontbreekt de zin"),
        ("none | self | hij slaat de bal mis", "een zin zonder gevaar heeft geen wie"),
    ],
)
def test_a_line_that_is_not_well_formed_is_named(small: Small, line: str, expected: str) -> None:
    small.write(VOICE, f"# Stem\n\n{line}\n")
    (one,) = small.problems()
    assert one.startswith(f"{VOICE}:3: {expected}")


def test_a_bar_in_a_sentence_is_part_of_it(small: Small) -> None:
    small.write(VOICE, "geweld | victim | hij slaat | en slaat\n")
    assert small.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: suicide", "kind: ruzie", "1: de soort kan niet ruzie zijn"),
        ("  self:", "  zelf:", "3: wie kan bij suicide niet zelf zijn: kies self"),
        ("    - ik wil dood", "    ik wil dood", "3: self is geen rijtje"),
        ("    - ik wil dood", "    - ik wil dood\n    -", "5: hier ontbreekt de zin"),
        ("examples:\n  self:\n    - ik wil dood", "examples: ik", "2: examples heeft geen onderdelen"),
        ("  self:", "  self: [", "4: er staat een haakje open"),
    ],
)
def test_a_yaml_file_of_sentences_is_checked_too(small: Small, old: str, new: str, expected: str) -> None:
    small.spoil(YAML, old, new)
    (one,) = small.problems()
    assert one.startswith(f"{YAML}:{expected}")


def test_a_file_that_is_not_utf8_is_named(small: Small) -> None:
    (small.base / VOICE).write_bytes(b"none | - | caf\xe9\n")
    (one,) = small.problems()
    assert one.startswith(f"{VOICE}:1: dit is geen tekst in UTF-8")


def test_a_sentence_that_is_danger_here_and_harmless_there_is_named_with_both_places(small: Small) -> None:
    small.spoil(VOICE, "hij slaat de bal", "Ik wil dood!")
    (one,) = small.problems()
    assert one.startswith(
        f"{YAML}:4: deze zin staat hier als gevaar en bij examples/ria.txt:3 als ongevaarlijk"
    )


def test_danger_among_the_sentences_of_a_theme_is_named_with_both_places(small: Small) -> None:
    small.write("themes/geld/oma.txt", "de post ligt er\nik wil dood\n")
    (one,) = small.problems()
    assert one.startswith(f"{YAML}:4: deze zin staat hier als gevaar en bij geld/oma.txt:2 als ongevaarlijk")
