# SPDX-License-Identifier: EUPL-1.2
"""`content.editing.together`: nobody's field is lost when two changed one entry."""

from __future__ import annotations

from typing import Any

import pytest

from content.editing.together import together


@pytest.mark.parametrize(
    ("began", "mine", "now", "both"),
    [
        ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3}, {"a": 2, "b": 3}),
        ({"a": 1}, {"a": 2}, {"a": 3}, {"a": 2}),
        (None, {"a": 1}, {"b": 2}, {"b": 2, "a": 1}),
        ({"a": 1, "b": 1}, {"b": 1}, {"a": 1, "b": 2}, {"b": 2}),
        ({"a": 1}, {"a": 1, "c": 4}, {}, {"c": 4}),
        (
            {"a": {"je": "x", "u": "y"}},
            {"a": {"je": "z", "u": "y"}},
            {"a": {"je": "x", "u": "v"}},
            {"a": {"je": "z", "u": "v"}},
        ),
        ({"a": 1}, None, {"a": 2}, None),
        ({"a": 1}, {"a": 2}, None, {"a": 2}),
    ],
)
def test_what_each_changed_is_kept_and_mine_goes_before(began: Any, mine: Any, now: Any, both: Any) -> None:
    assert together(began, mine, now) == both
