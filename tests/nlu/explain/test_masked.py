# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import numpy as np
import pytest

from nlu.explain.leave_out import NOTHING, logit
from nlu.explain.masked import Masked
from nlu.recognise.recogniser import Recogniser
from nlu.recognise.words import Words

WORDS = Words.load()
LONG = "ik heb schulden bij de bank, er zit schimmel op de muur. en ik zie nooit iemand, ik eet altijd alleen"


@pytest.mark.parametrize("text", ["ik heb schulden", LONG])
def test_with_nothing_left_out_it_reads_as_the_recogniser_does(recogniser: Recogniser, text: str) -> None:
    said = WORDS.of(text)
    found = recogniser.understand(said)
    labels = recogniser.known.mixture.labels
    (row,) = Masked(recogniser, said).logits([NOTHING])
    for theme, confidence in found.themes:
        assert row[labels.index(theme)] == pytest.approx(float(logit(np.array(confidence))), abs=1e-3)


def test_without_its_word_a_theme_falls(recogniser: Recogniser) -> None:
    masked = Masked(recogniser, WORDS.of("ik heb schulden"))
    geld = recogniser.known.mixture.labels.index("geld")
    whole, without_i, without_debt = masked.logits([NOTHING, (0, 1), (2, 3)])[:, geld]
    assert without_debt < whole and without_debt < without_i


def test_in_a_long_message_pieces_lose_the_word_too(recogniser: Recogniser) -> None:
    masked = Masked(recogniser, WORDS.of(LONG))
    wonen = recogniser.known.mixture.labels.index("wonen")
    at = [masked.text((word, word + 1)) for word in range(len(masked))].index("schimmel")
    whole, without = masked.logits([NOTHING, (at, at + 1)])[:, wonen]
    assert without < whole - 0.3


def test_signs_are_no_words_and_words_stand_as_typed(recogniser: Recogniser) -> None:
    masked = Masked(recogniser, WORDS.of("Help! Ik heb … Schulden, €50."))
    assert masked.text((0, 1)) == "Help"
    assert masked.text((2, 4)) == "heb … Schulden"
    assert all(masked.text((at, at + 1)).strip("!.,…") for at in range(len(masked)))
