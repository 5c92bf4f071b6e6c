# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from nlu.evaluate.goals import Goal
from nlu.evaluate.share import Share

LEAST, MOST = Goal("top_1", "", least=0.85), Goal("refused", "", most=0.05)


@pytest.mark.parametrize(
    ("goal", "found", "reached"),
    [
        (LEAST, Share(85, 100), True),
        (LEAST, Share(84, 100), False),
        (MOST, Share(5, 100), True),
        (MOST, Share(6, 100), False),
        (LEAST, Share(0, 0), None),
        (Goal("main", ""), Share(1, 2), None),
    ],
)
def test_a_goal_is_reached_missed_or_not_there(goal: Goal, found: Share, reached: bool | None) -> None:
    assert goal.reached(found) is reached


def test_a_goal_says_what_is_wanted() -> None:
    assert (LEAST.wanted, MOST.wanted) == ("≥ 85.0 %", "≤ 5.0 %")
