# SPDX-License-Identifier: EUPL-1.2
"""Messages as people write them, with a place and without: how many places are found, and how many made up.

`named.txt` has a message, the place as it is written there and its municipality ("-" where it has
to be asked further); `none.txt` has messages without a place, most of them made to mislead.
"""

from __future__ import annotations

from pathlib import Path

from content.catalogue import Catalogue
from content.gazetteer import places
from content.model import PlaceMatch

FOLDER = Path(__file__).parent
FEW = 3
"""Words of a message that is looked at more closely, as `nlu.recognise.place` does."""


def seen(book: Catalogue, text: str) -> PlaceMatch | None:
    """What the recogniser would see."""
    short = places.spot_short(book, text) if len(text.split()) <= FEW else None
    return places.spot(book, text) or short


def test_at_least_ninety_five_of_a_hundred_places_are_found_as_written(book: Catalogue) -> None:
    rows = [line.split(" | ") for line in (FOLDER / "named.txt").read_text("utf-8").splitlines()]
    lost = []
    for text, written, municipality in rows:
        match = seen(book, text)
        name = match.place.municipality if match and match.place else "-"
        if match is None or (match.matched, name) != (written, municipality):
            lost.append(text)
    assert len(rows) >= 250
    assert len(lost) <= 0.05 * len(rows), lost


def test_at_most_two_of_a_hundred_messages_without_a_place_are_given_one(book: Catalogue) -> None:
    rows = (FOLDER / "none.txt").read_text("utf-8").splitlines()
    wrong = [text for text in rows if seen(book, text) is not None]
    assert len(rows) >= 400
    assert len(wrong) <= 0.02 * len(rows), wrong
