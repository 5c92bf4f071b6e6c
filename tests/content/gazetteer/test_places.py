# SPDX-License-Identifier: EUPL-1.2
"""`content.gazetteer.places` on the real places: the answer to "typ je plaats of postcode"."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.catalogue import Catalogue
from content.gazetteer import places
from content.gazetteer.index import index_of
from content.gazetteer.words import key
from content.model import Place, PlaceMatch
from tests.content.gazetteer.cases import AREAS, MANY, NONE, ONE


def labels(match: PlaceMatch) -> set[str]:
    """What the buttons would say."""
    return {place.label for place in match.places}


@pytest.mark.parametrize(("text", "municipality"), ONE.items())
def test_a_place_is_found_as_people_type_it(book: Catalogue, text: str, municipality: str) -> None:
    match = places.find(book, text)
    assert match.place is not None, match
    assert match.place.municipality == municipality


@pytest.mark.parametrize(("text", "expected"), MANY.items())
def test_a_name_that_exists_more_than_once_gives_a_choice(
    book: Catalogue, text: str, expected: set[str]
) -> None:
    match = places.find(book, text)
    assert (match.kind, labels(match)) == ("many", expected)
    assert match.place is None


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_place_is_not_made_one(book: Catalogue, text: str) -> None:
    assert places.find(book, text) == PlaceMatch("none")


@pytest.mark.parametrize(("text", "area"), AREAS.items())
def test_a_province_or_region_has_to_be_asked_further(book: Catalogue, text: str, area: str) -> None:
    assert places.find(book, text) == PlaceMatch("province", matched=area)


def test_a_misspelling_that_fits_several_names_gives_at_most_three(book: Catalogue) -> None:
    match = places.find(book, "aalen")
    assert match.kind == "many"
    assert len(match.places) <= 3
    assert "Aalten" in labels(match)


def test_a_misspelling_that_sounds_like_one_name_is_that_name(book: Catalogue) -> None:
    assert labels(places.find(book, "den hag")) == {"Den Haag"}


def test_the_matched_words_are_as_they_were_written(book: Catalogue) -> None:
    assert places.find(book, "nee, Hengelo (Gld)").matched == "Hengelo (Gld)"
    assert places.find(book, "ik woon in 's-Gravenhage hoor").matched == "'s-Gravenhage"


def test_every_municipality_is_found_by_its_own_name(book: Catalogue) -> None:
    lost = []
    for code, name, province in book.rows("SELECT code, name, province FROM municipality"):
        found = places.find(book, name)
        codes = {place.municipality_code for place in found.places}
        if code not in codes:
            lost.append((name, province, found.kind))
    assert lost == []


def test_every_town_is_found_by_its_own_name_or_is_a_province_first(book: Catalogue) -> None:
    lost = []
    for name, code in book.rows("SELECT name, code FROM place WHERE kind = 'town'"):
        found = places.find(book, name)
        if found.kind != "province" and code not in {place.municipality_code for place in found.places}:
            lost.append(name)
    assert lost == []


def test_every_postcode_is_found(book: Catalogue) -> None:
    for pc4, code in book.rows("SELECT pc4, code FROM postcode"):
        place = places.find(book, f"{pc4} AB").place
        assert place is not None
        assert place.municipality_code == code


def test_no_ordinary_word_is_taken_for_a_misspelt_place(book: Catalogue) -> None:
    for word in index_of(book).ordinary:
        for place in places.find(book, word).places:
            assert key(place.name) in (word, f"de {word}") or word in ("adam",), (word, place)


def test_a_post_box_lies_where_its_neighbours_lie(book: Catalogue) -> None:
    rows = book.rows("SELECT pc4, code FROM postcode ORDER BY pc4")
    gaps = [
        (low + 1, code) for (low, code), (high, other) in pairwise(rows) if high > low + 1 and code == other
    ]
    assert len(gaps) > 100
    for number, code in gaps:
        place = places.find(book, f"{number} AB").place
        assert place is not None, number
        assert place.municipality_code == code


def test_a_post_box_between_two_municipalities_is_no_place(book: Catalogue) -> None:
    rows = book.rows("SELECT pc4, code FROM postcode ORDER BY pc4")
    gaps = [low + 1 for (low, code), (high, other) in pairwise(rows) if high > low + 1 and code != other]
    assert len(gaps) > 100
    assert {places.find(book, f"{number} AB").kind for number in gaps} == {"none"}


@pytest.mark.parametrize(
    ("answer", "municipality"),
    [
        ("gelderland", "Bronckhorst"),
        ("die in Gelderland", "Bronckhorst"),
        ("overijssel", "Hengelo"),
        ("Hengelo (Gelderland)", "Bronckhorst"),
        ("die bij enschede", "Hengelo"),
        ("gemeente bronckhorst", "Bronckhorst"),
    ],
)
def test_one_of_several_is_chosen_by_what_sets_it_apart(
    book: Catalogue, answer: str, municipality: str
) -> None:
    chosen = places.choose(book, places.find(book, "hengelo").places, answer)
    assert chosen is not None
    assert chosen.municipality == municipality


@pytest.mark.parametrize("answer", ["weet ik niet", "amsterdam", "limburg"])
def test_an_answer_that_is_none_of_the_choices_chooses_nothing(book: Catalogue, answer: str) -> None:
    assert places.choose(book, places.find(book, "hengelo").places, answer) is None


def test_a_shared_location_becomes_the_nearest_place(book: Catalogue) -> None:
    found = places.nearest(book, 52.224, 5.172)
    assert found is not None
    assert (found.municipality_code, found.name) == ("GM0402", "Hilversum")


@pytest.mark.parametrize(
    "point", [(50.85, 4.35), (48.9, 2.4), (53.8, 4.0)], ids=["Brussels", "Paris", "the sea"]
)
def test_a_location_outside_the_country_is_no_place(book: Catalogue, point: tuple[float, float]) -> None:
    assert places.nearest(book, *point) is None


def test_a_place_as_data_can_come_back_as_a_place(book: Catalogue) -> None:
    place = places.find(book, "goor").place
    assert place is not None
    assert Place(**place.as_data()) == place


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200))
def test_no_text_can_break_it(book: Catalogue, text: str) -> None:
    assert places.find(book, text).kind in ("one", "many", "province", "none")
    places.spot(book, text)
