# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json

import pytest

from actions.told.happenings import Told, reader
from tests.actions.reading import HAPPENINGS, SATURDAY, TIMES, WHAT


def told(text: str) -> tuple[str, str] | None:
    found = HAPPENINGS.first(text, SATURDAY)
    return (found.happening, found.day.isoformat()) if found else None


@pytest.mark.parametrize(
    ("text", "what", "day"),
    [
        ("vrijdag komen ze me eruit zetten", "ontruiming", "2026-11-27"),
        ("vandaag kreeg ik een brief dat ik vrijdag mijn huis uit moet", "ontruiming", "2026-11-27"),
        ("vorige week kreeg ik een brief vrijdag moet ik eruit", "ontruiming", "2026-11-27"),
        ("ik moet voor 1 december mijn huis uit", "ontruiming", "2026-12-01"),
        ("nog 2 weken en dan moet ik eruit", "ontruiming", "2026-12-05"),
        ("er komt een ontruiming. dat is al over een week", "ontruiming", "2026-11-28"),
        ("maandag sleutels inleveren", "sleutel", "2026-11-23"),
        ("over 3 dagen sluiten ze het gas af", "afsluiting", "2026-11-24"),
        ("vandaag om 4 uur komt de deurwaarder", "deurwaarder", "2026-11-21"),
        ("volgende week dinsdag is de zitting", "zitting", "2026-11-24"),
        ("ik moet morgen een contract tekenen", "tekenen", "2026-11-22"),
        ("morgen geen eten meer voor de kinderen", "eten", "2026-11-22"),
        ("mijn medicijnen zijn maandag op", "medicijnen", "2026-11-23"),
        ("binnen 14 dagen bezwaar maken", "bezwaar", "2026-12-05"),
    ],
)
def test_what_happens_comes_with_its_day(text: str, what: str, day: str) -> None:
    assert told(text) == (what, day)


@pytest.mark.parametrize(
    "text",
    [
        "ik ben in 1948 geboren en heb schulden bij de deurwaarder",
        "vrijdag koffie gedronken en ik heb een deurwaarder",
        "sinds vorige week heb ik een deurwaarder",
        "de deurwaarder kwam vrijdag langs",
        "de deurwaarder is vandaag geweest",
        "goedemorgen, ik heb een brief van de deurwaarder",
        "ik zit al 3 weken zonder stroom",
        "10 jaar geleden uit huis gezet",
        "vrijdag tekenen en schilderen in het buurthuis",
        "samen eten op vrijdag",
        "mijn kies moet er vrijdag uit",
        "ik word vrijdag niet afgesloten",
        "morgen ga ik naar mijn zus",
        "",
    ],
)
def test_a_day_that_is_only_told_says_nothing(text: str) -> None:
    assert told(text) is None


def test_the_soonest_of_several_counts() -> None:
    assert told("1 december de zitting en morgen sluiten ze de stroom af") == ("afsluiting", "2026-11-22")


def test_the_words_come_as_the_compiled_content_has_them() -> None:
    read = reader(json.dumps(TIMES), json.dumps(WHAT))

    assert isinstance(read.first("morgen ontruiming", SATURDAY), Told)


def test_without_words_nothing_is_read() -> None:
    assert reader("{}", "{}").first("morgen ontruiming", SATURDAY) is None
