# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import dataclass

import pytest

from content.fit import best, fit


@dataclass(frozen=True)
class Helps:
    """For some places and worries."""

    municipalities: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


PLACE, WORRY, BOTH, ALL = Helps(("A",)), Helps((), ("geld",)), Helps(("A",), ("geld",)), Helps()


@pytest.mark.parametrize(
    ("theme", "municipality", "found"),
    [
        ("geld", "A", BOTH),
        ("wonen", "A", PLACE),
        ("geld", "B", WORRY),
        (None, "A", PLACE),
        ("wonen", "B", None),
        (None, None, None),
    ],
)
def test_place_counts_more_than_worry_and_who_chose_neither_is_not_chosen(
    theme: str | None, municipality: str | None, found: Helps | None
) -> None:
    assert best([ALL, WORRY, PLACE, BOTH], theme, municipality) == found


def test_who_is_for_others_does_not_fit() -> None:
    assert (fit(PLACE, "geld", "B"), fit(WORRY, "wonen", "A"), fit(ALL, None, None)) == (-1, -1, 0)
