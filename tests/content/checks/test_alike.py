# SPDX-License-Identifier: EUPL-1.2
"""Sentences that are nearly another one."""

from __future__ import annotations

from content.checks.alike import alike


def test_a_sentence_with_one_word_more_is_a_copy_of_the_earlier_one() -> None:
    texts = [
        "de deurwaarder staat voor de deur",
        "heel iets anders hier",
        "De deurwaarder staat al voor de deur!",
    ]
    assert list(alike(texts)) == [(2, 0)]


def test_sentences_that_share_their_common_words_only_are_no_copies() -> None:
    texts = ["ik weet niet wat ik met de huur moet", "ik weet niet wat ik met de kinderen moet doen nu"]
    assert list(alike(texts)) == []


def test_sentences_of_a_few_words_are_never_copies() -> None:
    assert list(alike(["ik ben moe", "ik ben zo moe"])) == []
