# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from actions.context import read

NOW = "2026-11-21T20:00:00+01:00"


def test_only_the_time_has_to_be_told() -> None:
    context = read({"now": NOW})

    assert (context.organisation, context.form, context.state, context.first) == (
        "standaard",
        "je",
        "pending",
        False,
    )
    assert not context.desk.staffed


def test_without_a_time_nothing_is_answered() -> None:
    with pytest.raises(KeyError):
        read({})


@pytest.mark.parametrize(("hours", "again"), [(0.5, False), (19.9, False), (20.1, True)])
def test_after_a_day_omzien_says_again_who_it_is(hours: float, again: bool) -> None:
    assert read({"now": NOW, "gap_hours": hours}).after_a_day is again
