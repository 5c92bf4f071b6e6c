# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from nlu.evaluate.share import Share, share


def test_a_share_tells_how_many_of_how_many() -> None:
    found = share([True, False, True, False])
    assert found == Share(2, 4)
    assert (found.value, str(found), found.counted) == (0.5, "50.0 %", "2 of 4")


def test_of_nothing_no_share_is_told() -> None:
    none = share([])
    assert (none.value, str(none), none.counted) == (0.0, "–", "–")
