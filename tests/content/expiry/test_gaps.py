# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace

from content.expiry.gaps import cover
from content.expiry.mergers import Merger, Mergers
from content.model import Contact

DAY = "2026-11-22"
TEAM = Contact(
    "team",
    "Team",
    "Helpt.",
    themes=("geld",),
    level="local",
    municipalities=("GM0001",),
    assured_date="2026-11-01",
)
NONE = Mergers(())


def test_a_gap_is_a_theme_without_anybody_nearby() -> None:
    national = replace(TEAM, level="national", municipalities=(), themes=("wonen",))
    door = replace(TEAM, front_door=True, themes=("wonen",))

    found = cover([TEAM, national, door], NONE, DAY)

    assert found.gaps(["geld", "wonen"], ["GM0001", "GM0002"]) == [
        ("wonen", "GM0001"),
        ("geld", "GM0002"),
        ("wonen", "GM0002"),
    ]


def test_lost_is_where_the_last_one_expired() -> None:
    old = replace(TEAM, assured_date="2024-01-01")

    assert cover([old], NONE, DAY).lost(["geld", "wonen"], ["GM0001"]) == [("geld", "GM0001")]
    assert cover([old, TEAM], NONE, DAY).lost(["geld"], ["GM0001"]) == []


def test_who_served_a_municipality_that_merged_covers_the_new_one() -> None:
    merged = Mergers([Merger("2026-01-01", "GM0001", "Oud", "GM0002", "Nieuw")])

    assert cover([TEAM], merged, DAY).gaps(["geld"], ["GM0002"]) == []


def test_somebody_for_a_few_neighbourhoods_is_a_gap_for_the_others_but_not_lost() -> None:
    few = replace(TEAM, neighbourhoods=("Kerkelanden",))

    assert cover([few], NONE, DAY).gaps(["geld"], ["GM0001"]) == [("geld", "GM0001")]
    assert cover([few], NONE, DAY).lost(["geld"], ["GM0001"]) == []
    assert cover([replace(few, assured_date="2024-01-01")], NONE, DAY).lost(["geld"], ["GM0001"]) != []
