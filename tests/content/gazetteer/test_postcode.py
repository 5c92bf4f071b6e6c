# SPDX-License-Identifier: EUPL-1.2
"""Four digits: a postcode, or an amount, a year or a telephone number."""

from __future__ import annotations

import pytest

from content.catalogue import Catalogue
from content.gazetteer import places

POSTCODES = {
    "ik zit in 3034": "3034",
    "postcode 7471": "7471",
    "3034": "3034",
    "3034 Rotterdam": "3034",
    "mijn postcode is 2011": "2011",
    "ik woon in 6811AB": "6811AB",
    "ik woon in 6811 ab tweehoog": "6811 ab",
}
NUMBERS = [
    "1200 euro",
    "ik woon in 1200 euro schuld",
    "in 1948",
    "ik woon hier sinds 2019",
    "ik woon sinds in 2011 alleen",
    "3000 schuld",
    "1500 je kwijt",
    "2019 zo mis",
    "06 1234 5678",
    "€ 3011",
    "3011,50 per maand",
    "1234 AB",
    "3034 SS",
]


@pytest.mark.parametrize(("text", "written"), POSTCODES.items())
def test_a_postcode_is_a_place(book: Catalogue, text: str, written: str) -> None:
    match = places.spot(book, text)
    assert match is not None
    assert (match.kind, match.matched) == ("one", written)


@pytest.mark.parametrize("text", NUMBERS)
def test_another_number_is_none(book: Catalogue, text: str) -> None:
    assert places.spot(book, text) is None
    assert places.spot_short(book, text) is None


@pytest.mark.parametrize("text", ["3000 euro", "3011 schuld"])
def test_an_amount_is_no_answer_to_where_either(book: Catalogue, text: str) -> None:
    assert places.find(book, text).place is None
