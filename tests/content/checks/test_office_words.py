# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re

import pytest

from content import word_list
from content.checks.office_words import FILE, found, listed

LINES = list(word_list.read(FILE))


@pytest.mark.parametrize(
    ("text", "piece", "plain"),
    [
        ("Indien je hulp zoekt.", "Indien", "“als”"),
        ("Informatie betreffende je huur.", "betreffende", "“over”"),
        ("Neem contact op MET BETREKKING TOT je huur.", "MET BETREKKING TOT", "“over”"),
        ("Wij verstrekken geen geld.", "verstrekken", "“geven”"),
        ("Er zijn veel knelpunten.", "knelpunten", "“probleem”"),
        ("De bescheiden zijn kwijt.", "bescheiden", "“papieren”"),
        ("Je beschikt over een auto.", "beschikt over", "“hebt” of “heeft”"),
    ],
)
def test_an_office_word_is_found_with_its_ending_and_its_plain_word(
    text: str, piece: str, plain: str
) -> None:
    assert list(found(text)) == [(piece, plain)]


@pytest.mark.parametrize(
    "text",
    [
        "Je kunt hulp aanvragen bij de gemeente.",
        "Het is acht uur.",
        "Met naam en datum.",
        "De tehuizen zijn vol.",
    ],
)
def test_plain_words_and_words_that_only_look_alike_are_left_alone(text: str) -> None:
    assert list(found(text)) == []


def test_the_longest_phrase_is_named_and_each_piece_only_once() -> None:
    assert [piece for piece, _ in found("Ten behoeve van jou, indien nodig.")] == [
        "Ten behoeve van",
        "indien",
    ]


def test_the_list_has_more_than_three_hundred_words_each_with_a_plainer_one() -> None:
    phrases = [phrase for phrase, _ in LINES]
    assert 320 <= len(phrases) <= 450
    assert len(set(phrases)) == len(phrases)
    assert [phrase for phrase, plain in LINES if not plain or plain == phrase] == []


def test_no_plain_word_is_an_office_word_itself() -> None:
    offered = [(phrase, plain) for phrase, plain in LINES for _ in found(re.sub(";", " . ", plain))]
    assert offered == []


def test_every_line_can_be_found_by_its_own_words() -> None:
    assert sum(map(len, listed().values())) == len(LINES)
    assert [phrase for phrase, _ in LINES if not list(found(phrase.removesuffix("*")))] == []
