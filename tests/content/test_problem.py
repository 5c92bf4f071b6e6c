# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

from content.problem import Problem, errors

FILE = Path("messages/own.yml")
WRONG = Problem(FILE, 2, "dit klopt niet: maak het goed")
TIP = Problem(FILE, 1, "dit kan korter: maak het korter", "hint")


def test_only_errors_stop_a_publication() -> None:
    assert errors([TIP, WRONG]) == [WRONG]


def test_a_tip_is_called_so() -> None:
    assert str(TIP) == "messages/own.yml:1: tip: dit kan korter: maak het korter"
    assert str(WRONG) == "messages/own.yml:2: dit klopt niet: maak het goed"


def test_problems_sort_by_line_and_the_way_to_the_field_makes_no_other_problem() -> None:
    assert sorted([WRONG, TIP]) == [TIP, WRONG]
    assert len({WRONG, Problem(FILE, 2, WRONG.message, where=("je",))}) == 1
