# SPDX-License-Identifier: EUPL-1.2
"""What tells two places of one name apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from content.model import Place


def labelled(places: Sequence[Place]) -> list[Place]:
    """The places, those that share a name with the province behind it, or the municipality."""
    return [replace(place, label=_label(place, places)) for place in places]


def _label(place: Place, places: Sequence[Place]) -> str:
    same = [other for other in places if other.name == place.name and other is not place]
    if not same:
        return place.name
    shared = any(other.province == place.province for other in same)
    # "Beek (Beek)" says nothing, so a municipality's namesake keeps its province.
    extra = place.municipality if shared and place.municipality != place.name else place.province
    return f"{place.name} ({extra})"
