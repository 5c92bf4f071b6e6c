# SPDX-License-Identifier: EUPL-1.2
"""Which words of our own sentences count as ordinary."""

from __future__ import annotations

from content.gazetteer.heard import OFTEN, heard


def test_a_word_of_several_sentences_is_heard() -> None:
    assert "schulden" in heard(["ik heb schulden"] * OFTEN, [], ["in"])


def test_a_word_of_one_or_two_sentences_is_not() -> None:
    assert "schulden" not in heard(["ik heb schulden"] * (OFTEN - 1), [], ["in"])


def test_a_misspelt_place_is_never_heard_however_often_it_stands_behind_in() -> None:
    assert "zutfen" not in heard(["ik woon in zutfen"] * 9, ["zutphen"], ["in"])


def test_a_place_name_is_never_heard_nor_written_as_one_word() -> None:
    words = heard(["schulden goor denhaag"] * 9, ["goor", "den haag"], ["in"])
    assert words == ["schulden"]


def test_a_word_with_a_capital_inside_a_sentence_is_a_name() -> None:
    assert "fatima" not in heard(["mijn buurvrouw Fatima helpt"] * 9, [], ["in"])
