# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from nlu.safety.atoms import Atoms
from nlu.safety.checks.candidates import Candidates
from nlu.safety.pattern import parse
from nlu.safety.words import Words

TEXTS = ["hij slaat me", "me hij slaapt", "zij sloeg haar", "slaat", "", "slaat ik soms en dan weer hij"]


def found(*patterns: str) -> set[int]:
    read = [parse(pattern) for pattern in patterns]
    said = [("^", *text.split(), "$") for text in TEXTS]
    texts = [Words(words, tuple(range(len(words)))) for words in said]
    return Candidates(texts, Atoms(read, {"ander": ["hij", "zij"]}, {})).of(read)


def test_a_text_in_which_a_pattern_stands_is_found_and_none_where_its_words_stand_otherwise() -> None:
    assert found("hij slaat") == {0}
    assert found("slaat ..1 hij") == set()
    assert found("slaat ..5 hij") == {5}
    assert found("{3} slaat hij") == {0}


def test_what_a_gap_may_not_hold_is_not_heeded_for_a_saying_may_blank_it_out() -> None:
    assert found("slaat ..5! weer") == {5}


def test_groups_choices_and_beginnings_are_opened() -> None:
    assert found("@ander sla*|sloeg") == {0, 1, 2}


def test_each_pattern_adds_its_own_texts() -> None:
    assert found("sloeg", "slaapt") == {1, 2}


def test_a_word_nobody_wrote_finds_nothing() -> None:
    assert found("schopt hij") == set()
