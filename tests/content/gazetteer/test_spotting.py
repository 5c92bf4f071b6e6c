# SPDX-License-Identifier: EUPL-1.2
"""`content.gazetteer.places.spot`: a place in a free message, and ordinary words that are no place."""

from __future__ import annotations

import pytest

from content.catalogue import Catalogue
from content.gazetteer import places

# A message → the place's words as written, and its municipality.
SPOTTED = {
    "ben 74 en woon in Goor": ("Goor", "Hof van Twente"),
    "Ze woont bij ons in Borculo. Waar kan zo'n kind terecht": ("Borculo", "Berkelland"),
    "Is t'r iemand in Terneuzen di 'k us mee praote kan": ("Terneuzen", "Terneuzen"),
    "De jongen van de bakker bij ons in Wormerveer is zijn broer verloren": ("Wormerveer", "Zaanstad"),
    "ik woon nu al jaren in de bilt": ("de bilt", "De Bilt"),
    "hij woont in best": ("best", "Best"),
    "moeder woont in Horst": ("Horst", "Horst aan de Maas"),
    "ik kom uit tiel": ("tiel", "Tiel"),
    "zoek werk rond amsterdam": ("amsterdam", "Amsterdam"),
    "schulden hilversum": ("hilversum", "Hilversum"),
    "woon in hilversm en ben alleen": ("hilversm", "Hilversum"),
    "ik woon in Hengelo (gld)": ("Hengelo (gld)", "Bronckhorst"),
    "ik woon in beek bij nijmegen": ("beek bij nijmegen", "Berg en Dal"),
    "mijn postcode is 1217 JE": ("1217 JE", "Hilversum"),
    "woon in 1217JE": ("1217JE", "Hilversum"),
    "postcode 1217 en geen geld": ("1217", "Hilversum"),
    "naar utrecht geweest maar ik woon in Zeist": ("Zeist", "Zeist"),
}
NO_PLACE = [
    "ik heb best veel schulden",
    "wat een goor huis",
    "ben in de wijk bekend",
    "ik woon in een wijk vol herrie",
    "mijn buren in de hoek",
    "in huizen wonen mensen",
    "ik ben 1500 je kwijt",
    "2019 ik was nog getrouwd",
    "in 2019 ging het mis",
    "mevrouw van Dongen van de thuiszorg",
    "meneer Laren belde",
    "ik ben de weg kwijt in het noorden",
    "morgen ga ik naar de dokter",
    "ik zit in de put",
    "alleen op de wereld",
    "dat heeft geen zin meer",
    "bel me op 020 1234567",
    "hij is een held, de helden van de zorg",
    "ik betaal 1250 euro huur",
    "mijn dieren zijn alles",
    "help",
    "",
]


@pytest.mark.parametrize(("text", "expected"), SPOTTED.items())
def test_a_place_is_seen_in_a_message(book: Catalogue, text: str, expected: tuple[str, str]) -> None:
    match = places.spot(book, text)
    assert match is not None
    assert match.place is not None
    assert (match.matched, match.place.municipality) == expected


@pytest.mark.parametrize("text", NO_PLACE)
def test_an_ordinary_sentence_names_no_place(book: Catalogue, text: str) -> None:
    assert places.spot(book, text) is None


def test_a_name_that_exists_twice_is_spotted_as_a_choice(book: Catalogue) -> None:
    match = places.spot(book, "ik woon in hengelo")
    assert match is not None
    assert match.kind == "many"


def test_where_somebody_lives_goes_before_other_places_in_the_message(book: Catalogue) -> None:
    match = places.spot(book, "In Amsterdam gewerkt, woon in Goor, mijn zus in Utrecht")
    assert match is not None
    assert match.matched == "Goor"
