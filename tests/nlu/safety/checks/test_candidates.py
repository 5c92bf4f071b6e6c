# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from nlu.safety.atoms import Atoms
from nlu.safety.checks.candidates import Candidates
from nlu.safety.pattern import parse
from nlu.safety.words import Words

TEXTS = ["hij slaat me", "me hij slaapt", "zij sloeg haar", "slaat", ""]


def found(*patterns: str) -> set[int]:
    read = [parse(pattern) for pattern in patterns]
    texts = [Words(("^", *text.split(), "$"), ()) for text in TEXTS]
    return Candidates(texts, Atoms(read, {"ander": ["hij", "zij"]}, {})).of(read)


def test_a_text_with_all_words_of_a_pattern_is_found_in_whatever_order() -> None:
    assert found("slaat ..1 hij") == {0}


def test_groups_choices_and_beginnings_are_opened() -> None:
    assert found("@ander sla*|sloeg") == {0, 1, 2}


def test_each_pattern_adds_its_own_texts() -> None:
    assert found("sloeg", "slaapt") == {1, 2}


def test_a_word_nobody_wrote_finds_nothing() -> None:
    assert found("schopt hij") == set()
