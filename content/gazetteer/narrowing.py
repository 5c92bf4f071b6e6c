# SPDX-License-Identifier: EUPL-1.2
"""Places of one name, told apart by the words behind it: "Hengelo (Gelderland)", "Beek bij Nijmegen"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from content.gazetteer.index import Named, PlaceIndex

NEAR_KM = 35.0


def qualifies(index: PlaceIndex, rest: Sequence[str]) -> bool:
    """Whether words behind a name say which one is meant: a province, a municipality, "bij" a town."""
    phrase = _unlinked(index, rest)
    return bool(phrase) and (phrase in index.provinces or bool(index.named(phrase)))


def narrowed(index: PlaceIndex, named: Sequence[Named], rest: Sequence[str]) -> list[Named]:
    """Those of `named` that the words behind the name point at; none when they point nowhere."""
    phrase = _unlinked(index, rest)
    if not phrase:
        return []
    province = index.provinces.get(phrase)
    kept = [n for n in named if province and index.province(n) == province]
    kept = kept or [n for n in named if index.municipality(n) == phrase]
    if kept:
        return [n for n in kept if not n.lesser] or kept
    near = [other for other in index.named(phrase) if not other.lesser]
    pairs = [(index.kilometres(n, other), n) for n in named for other in near]
    distance, closest = min(pairs, key=lambda pair: pair[0], default=(NEAR_KM + 1, None))
    return [closest] if closest and distance <= NEAR_KM else []


def _unlinked(index: PlaceIndex, rest: Sequence[str]) -> str:
    return " ".join(dropwhile(index.around.links.__contains__, rest))
