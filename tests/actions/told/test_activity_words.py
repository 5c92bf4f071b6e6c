# SPDX-License-Identifier: EUPL-1.2
"""What a message says of something to do."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actions.told.activity_words import ActivityWords, reader
from content import word_list

LISTS = Path(__file__).parents[3] / "content" / "understanding"
SUNDAY = date(2026, 11, 22)


def words() -> ActivityWords:
    return reader(*(json.dumps(word_list.phrases(LISTS / f"{name}.txt")) for name in ("times", "activities")))


def heard(text: str) -> dict[str, Any]:
    return words().heard(text, SUNDAY)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("iets op woensdag", {"since": "2026-11-25", "until": "2026-11-25"}),
        ("elke woensdag wil ik wat", {"since": "2026-11-25"}),
        ("dit weekend", {"since": "2026-11-28", "until": "2026-11-29"}),
        ("volgende week", {"since": "2026-11-23", "until": "2026-11-29"}),
        ("niet te duur graag", {"most": 500}),
        ("het mag niks kosten", {"most": 0}),
        ("gratis", {"most": 0}),
        ("'s middags of vanavond", {"times": ["middag", "avond"]}),
        ("voor mijn zoontje", {"children": True}),
        ("ik zit in een rolstoel", {"wheelchair": True}),
        ("liefst prikkelarm", {"quiet": True}),
        ("zwemles", {"about": ["swimming"]}),
        ("ik heb twee middagen", {"parts": 2, "times": ["middag"]}),
        ("drie dagen in de week", {"parts": 6}),
        ("één dagdeel", {"parts": 1}),
        ("ze spreken Arabisch", {"language": "Arabisch"}),
    ],
)
def test_it_is_heard(said: str, known: dict[str, Any]) -> None:
    assert heard(said).items() >= known.items()


@pytest.mark.parametrize("said", ["iets te doen", "wat is er in de buurt", "ik verveel me"])
def test_nothing_is_heard_in_nothing(said: str) -> None:
    assert not set(heard(said)) - {"weekdays"}


@pytest.mark.parametrize(
    "said",
    ["en op dinsdag?", "En 's avonds?", "nee, liever volgende week", "iets gratis", "in het weekend dan"],
)
def test_some_messages_say_nothing_else(said: str) -> None:
    assert words().nothing_else(said, SUNDAY)


@pytest.mark.parametrize("said", ["dinsdag kan ik niet", "wat voor weer wordt het morgen", "tot dinsdag"])
def test_in_most_there_is_something_else(said: str) -> None:
    assert not words().nothing_else(said, SUNDAY)
