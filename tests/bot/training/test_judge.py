# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from bot.training.judge import NOTHING, worse
from tests.bot.training.nlu_command import report


@pytest.mark.parametrize(
    ("figure", "before", "after", "fell"),
    [
        ("recall", 990, 989, True),
        ("recall", 990, 991, False),
        ("top_1", 830, 810, False),
        ("top_1", 830, 809, True),
        ("top_3", 960, 949, True),
        ("out_of_scope", 850, 830, False),
        ("out_of_scope", 850, 829, True),
        ("refused", 38, 48, False),
        ("refused", 38, 49, True),
        ("refused", 38, 20, False),
        ("human", 950, 919, True),
    ],
)
def test_danger_may_never_be_missed_more_and_the_rest_within_its_margin(
    figure: str, before: int, after: int, fell: bool
) -> None:
    found = worse(report(**{figure: [[before, 1000], [after, 1000]]}))
    assert found == ([figure] if fell else [])


@pytest.mark.parametrize(("after", "fell"), [(19, False), (18, True)])
def test_of_the_installations_own_sentences_one_may_be_lost_to_chance(after: int, fell: bool) -> None:
    found = worse({**report(), "held": {"of": 20, "before": 20, "after": after}})
    assert found == (["held"] if fell else [])


def test_with_nothing_to_measure_with_a_person_must_look() -> None:
    assert worse({**report(), "figures": {}}) == [NOTHING]
