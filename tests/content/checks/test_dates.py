# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from tests.content.broken import NATIONAL
from tests.content.tree import Tree

AFTER = "  confidence: high\n"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("valid_to: 2026-11-20", "tip: valid_to is voorbij (2026-11-20)"),
        ("valid_to: volgend jaar", "volgend jaar is geen dag"),
        ("closed_until: 2026-01-01", "tip: closed_until is voorbij (2026-01-01)"),
        ("called_date: 2026-11-22", "2026-11-22 ligt in de toekomst"),
        ("wait_asked: gisteren", "gisteren is geen datum"),
        ('hours_exceptions: ["24 december dicht"]', "24 december dicht is geen afwijkende dag"),
    ],
)
def test_a_date_that_is_wrong_is_named_at_its_line(tree: Tree, field: str, said: str) -> None:
    tree.spoil(NATIONAL, AFTER, f"{AFTER}  {field}\n")
    (found,) = tree.problems()
    assert found.startswith(f"base/{NATIONAL}:14: {said}")


@pytest.mark.parametrize(
    "field",
    [
        "valid_to: 2026-11-21",
        "closed_until: 2027-01-01",
        "called_date: 2026-11-21",
        'hours_exceptions: ["2026-12-24 09:00-12:00", "2026-12-25/2027-01-01 closed"]',
    ],
)
def test_a_day_that_is_today_or_ahead_is_fine(tree: Tree, field: str) -> None:
    tree.spoil(NATIONAL, AFTER, f"{AFTER}  {field}\n")
    assert tree.problems() == []
