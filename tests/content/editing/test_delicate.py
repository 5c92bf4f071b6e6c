# SPDX-License-Identifier: EUPL-1.2
"""`content.editing.delicate`: what nobody changes alone, and what is only a day or an hour."""

from __future__ import annotations

from typing import Any

import pytest

from content.editing.change import Change
from content.editing.delicate import delicate, numbers_change


@pytest.mark.parametrize(
    ("data", "changes"),
    [
        ({"assured_date": "2026-11-22", "time": "17:00-19:00", "dates": ["2027-01-05 10:00"]}, False),
        ({"sign_up_how": "035 629 27 00"}, True),
        ({"phones": [{"number": "112"}]}, True),
        ({"description": "Bel 14 035."}, True),
    ],
)
def test_a_day_is_no_number_and_a_number_is_one_wherever_it_stands(
    data: dict[str, Any], changes: bool
) -> None:
    assert numbers_change(Change("activity", "soep", {"name": "Soep", **data}), None, None) is changes


def test_what_is_said_in_danger_is_delicate_whatever_changes_in_it() -> None:
    assert delicate(Change("card", "suicide_self", {"je": ["Bel nu."]}), None, None)
    assert delicate(Change("message", "danger_gevaar", {"text": "Bel nu."}), None, None)
