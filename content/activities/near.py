# SPDX-License-Identifier: EUPL-1.2
"""Municipalities round another one, the nearest first."""

from __future__ import annotations

from functools import lru_cache

from content.catalogue import Catalogue
from content.gazetteer.index import PlaceIndex, Point, distance, index_of

NEAR_KM = 15.0
AT_MOST = 6


def near(book: Catalogue, code: str) -> list[str]:
    """The codes of those whose middle is near enough to go to."""
    middles = _middles(index_of(book))
    here = middles.get(code)
    if here is None:
        return []
    others = ((distance(point, here), other) for other, point in middles.items() if other != code)
    return [other for far, other in sorted(others) if far <= NEAR_KM][:AT_MOST]


@lru_cache(maxsize=2)
def _middles(index: PlaceIndex) -> dict[str, Point]:
    points: dict[str, list[Point]] = {}
    for postcode in index.postcodes:
        points.setdefault(postcode.code, []).append(postcode.point)
    return {
        code: (sum(p[0] for p in found) / len(found), sum(p[1] for p in found) / len(found))
        for code, found in points.items()
    }
