# SPDX-License-Identifier: EUPL-1.2
"""What looks the same is found, by whatever is the same; what only shares a word or a switchboard is not."""

from __future__ import annotations

import time
from typing import Any

import pytest

from content.imports.duplicates import CROWD, doubles

ONE: dict[str, Any] = {
    "id": "een",
    "name": "Inloop De Kerkelanden",
    "phones": [{"number": "035 629 27 00", "e164": "+31356292700"}],
    "website": "https://www.inloop.example/",
    "address": "Kerkbrink 6, 1211 BX Hilversum",
    "municipalities": ["GM0402"],
}


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"name": "Kerkelanden inloophuis", "phones": ONE["phones"]}, ("phone",)),
        ({"name": "De Inloop Kerkelanden", "website": "http://inloop.example"}, ("name", "website")),
        ({"name": "Inloop Kerkelanden", "address": "kerkbrink 6 1211 BX hilversum"}, ("address", "name")),
        ({"name": "inloop de kerkelanden", "municipalities": ["GM0402"]}, ("name",)),
    ],
)
def test_a_double_is_found_by_what_is_the_same(other: dict[str, Any], same: tuple[str, ...]) -> None:
    (found,) = doubles([ONE, {"municipalities": ["GM0402"], **other, "id": "twee"}])
    assert {found.one, found.other} == {"een", "twee"} and found.same == same


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Schuldhulp Gooi", "phones": ONE["phones"]},
        {"name": "Inloop De Kerkelanden", "municipalities": ["GM0014"]},
        {"name": "Inloop De Kerkelanden", "municipalities": ["GM0402"], "status": "inactive"},
        {"name": "Inloop", "municipalities": ["GM0402"]},
    ],
)
def test_what_only_shares_something_is_no_double(other: dict[str, Any]) -> None:
    assert doubles([ONE, {**other, "id": "twee"}]) == []


def test_a_number_of_many_is_no_sign() -> None:
    many = [{"id": str(n), "name": f"Team {n}", "phones": ONE["phones"]} for n in range(CROWD + 1)]
    assert doubles(many) == []


def test_who_was_told_apart_is_left_apart() -> None:
    two = [ONE, {**ONE, "id": "twee"}]
    assert doubles(two) and doubles(two, [("twee", "een")]) == []


def test_ten_thousand_contacts_take_seconds() -> None:
    many = [
        {
            **ONE,
            "id": str(n),
            "name": f"Huiskamer {n * 7919}",
            "phones": [],
            "website": f"https://{n}.example",
        }
        | {"address": f"Straat {n}", "municipalities": [f"GM{n % 342:04}"]}
        for n in range(10_000)
    ]
    began = time.process_time()
    doubles(many)
    assert time.process_time() - began < 10
