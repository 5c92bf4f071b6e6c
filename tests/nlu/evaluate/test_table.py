# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from nlu.evaluate.share import Share
from nlu.evaluate.table import shares, table


def test_columns_stand_under_each_other() -> None:
    assert table(("a", "much"), [("long name", "1")]).splitlines() == [
        "| a         | much |",
        "| --------- | ---: |",
        "| long name |    1 |",
    ]


def test_a_share_stands_with_what_it_was_counted_on() -> None:
    text = shares("theme", {"geld": {"top_1": Share(1, 2), "main": Share(0, 0)}})
    assert "top 1" in text and "50.0 % (1 of 2)" in text
    assert text.splitlines()[-1].endswith("|    – |")
