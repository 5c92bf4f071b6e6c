# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from actions.told.needs import most_urgent, spoken
from content.catalogue import Catalogue


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("ik open de POST niet", ["post_administratie"]),
        ("mijn postzegels zijn weg", []),
        ("de huurtoeslagen en toeslagenbrieven", ["toeslagen"]),
        ("mijn kinderopvangtoeslag", []),
        ("er is niets te eten, en de post ligt er nog", ["post_administratie", "zonder_eten"]),
    ],
)
def test_a_need_is_known_by_whole_words(book: Catalogue, text: str, keys: list[str]) -> None:
    assert [need.key for need in spoken(book.theme("geld"), text)] == keys


def test_the_most_urgent_counts() -> None:
    assert most_urgent("none", "today", "three_days") == "today"
