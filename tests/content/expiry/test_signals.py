# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from content.expiry.signals import signals
from content.model import Contact

DAY = "2026-11-22"
FRESH = Contact("inloop", "Inloop", "Helpt.", level="local", assured_date="2026-11-21")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, []),
        ({"assured_date": "2026-01"}, ["flagged"]),
        ({"assured_date": "2024"}, ["overdue"]),
        ({"valid_to": "2026-11-21"}, ["ended"]),
        ({"valid_to": "2026-12-20"}, ["ending"]),
        ({"valid_to": "2027-12-20"}, []),
        ({"closed_until": "2026-11-21"}, ["reopened"]),
        ({"closed_until": "2026-11-22"}, []),
        ({"wait_time": "6 weken", "wait_asked": "2026-09-01"}, ["waited"]),
        ({"wait_time": "6 weken", "wait_asked": "2026-11-01"}, []),
        ({"wait_time": "6 weken"}, ["waited"]),
    ],
)
def test_what_time_does_to_a_contact_is_signalled(fields: dict[str, Any], said: list[str]) -> None:
    assert signals(replace(FRESH, **fields), DAY) == said
