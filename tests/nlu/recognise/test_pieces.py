# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from nlu.recognise.pieces import LONG, MOST, WINDOW, pieces
from nlu.recognise.words import Words

WORDS = Words.load()


def cut(text: str) -> list[str]:
    return [piece.text for piece in pieces(WORDS.of(text))]


def test_a_short_message_is_not_cut() -> None:
    assert cut("ik heb schulden. en nu?") == []


def test_sentences_and_lines_are_pieces() -> None:
    text = "Ik heb al lang veel schulden bij de bank. Mijn man is ziek!\nKan iemand mij bellen"
    assert cut(text) == [
        "Ik heb al lang veel schulden bij de bank.",
        "Mijn man is ziek!",
        "Kan iemand mij bellen",
    ]


def test_a_sentence_that_runs_on_is_cut_into_windows_that_hold_every_word() -> None:
    text = " ".join(f"woord{number}" for number in range(40))
    found = cut(text)
    assert {word for piece in found for word in piece.split()} == set(text.split())
    assert max(len(piece.split()) for piece in found) == WINDOW


def test_a_very_long_message_has_a_bounded_number_of_pieces() -> None:
    assert len(cut("ja. " * 500)) == MOST


def test_a_message_of_one_short_sentence_too_many_words_is_one_piece() -> None:
    text = " ".join("abcdefghijklmnop"[:LONG])
    assert cut(text) == [text]
