# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from actions.told.phone import Phone, read


@pytest.mark.parametrize(
    "typed",
    [
        "0612345678",
        "06 12345678",
        "06-12 34 56 78",
        "+31 6 12345678",
        "0031612345678",
        "mijn nummer is 06-12345678",
        "bel 06 1234 5678 maar",
    ],
)
def test_a_mobile_number_is_read_however_it_is_written(typed: str) -> None:
    assert read(typed) == Phone("06 12 34 56 78", "+31612345678")


def test_a_number_at_home_is_shown_as_it_is_dialled() -> None:
    assert read("035-6291111") == Phone("035 629 1111", "+31356291111")


def test_a_number_from_abroad_keeps_its_country() -> None:
    found = read("+32 470 12 34 56")
    assert found is not None and found.number == "+32 470 12 34 56"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "06-1234567",
        "0612345678901",
        "112",
        "14 035",
        "0800-8115",
        "0900 1234",
        "1217 BA 12",
        "30 brieven",
    ],
)
def test_what_nobody_can_be_called_back_on_is_not_taken_for_a_number(typed: str) -> None:
    assert read(typed) is None
