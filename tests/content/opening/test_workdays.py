# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date

from content.opening.workdays import between


def test_weekends_are_not_counted() -> None:
    assert between(date(2026, 11, 20), date(2026, 11, 23)) == 1


def test_public_holidays_are_not_counted() -> None:
    assert between(date(2026, 12, 24), date(2026, 12, 29)) == 2


def test_today_is_none_ahead() -> None:
    assert between(date(2026, 11, 20), date(2026, 11, 20)) == 0
