# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from nlu.explain.leave_out import Logits, Run, ask, carriers, chance, logit
from nlu.recognise.packed import Array


def scored(score: Callable[[set[int]], float], words: int) -> tuple[Logits, list[Run]]:
    """A label whose logit is `score` of the words that are left, and what was asked about it."""
    asked: list[Run] = []

    def logits(runs: Sequence[Run]) -> Array:
        asked.extend(runs)
        return np.array([[score(set(range(words)) - set(range(*run)))] for run in runs])

    return logits, asked


def carried(score: Callable[[set[int]], float], words: int, against: bool = False) -> list[Run]:
    answer = ask(words, scored(score, words)[0])
    return carriers(answer.of(0), 5, against)


def test_the_word_that_carries_most_comes_first() -> None:
    assert carried(lambda left: 1.0 * (1 in left) + 3.0 * (4 in left), 6) == [(4, 5), (1, 2)]


def test_words_that_carry_only_together_are_named_together() -> None:
    assert carried(lambda left: 4.0 * bool({2, 3} & left), 6) == [(2, 4)]


def test_words_that_carry_each_by_themselves_stand_apart() -> None:
    assert carried(lambda left: 2.0 * (2 in left) + 1.0 * (3 in left), 6) == [(2, 3), (3, 4)]


def test_a_word_that_speaks_against_is_no_carrier() -> None:
    def score(left: set[int]) -> float:
        return 2.0 * (0 in left) - 1.5 * (2 in left)

    assert carried(score, 4) == [(0, 1)]
    assert carried(score, 4, against=True) == [(2, 3)]


def test_what_hardly_matters_is_not_named() -> None:
    assert carried(lambda left: 0.01 * len(left), 8) == []


def test_a_long_message_is_searched_in_few_readings_and_its_word_found() -> None:
    logits, asked = scored(lambda left: 3.0 * (117 in left), 200)
    assert carriers(ask(200, logits).of(0), 5) == [(117, 118)]
    assert len(asked) < 100


def test_a_chance_without_a_word_is_what_is_left_of_the_logit() -> None:
    answer = ask(2, scored(lambda left: 2.0 * (0 in left) - 1.0, 2)[0])
    assert answer.chance(0) == chance(1.0)
    assert answer.without(0, (0, 1)) == chance(-1.0)


def test_certainty_has_a_logit_too() -> None:
    assert np.isfinite(logit(np.array([0.0, 1.0]))).all()
