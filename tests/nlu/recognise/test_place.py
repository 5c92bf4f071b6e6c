# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from content.catalogue import Catalogue
from nlu.recognise.place import described, named


@pytest.fixture(scope="module")
def catalogue(var: Path) -> Catalogue:
    return Catalogue.open(var / "content")


@pytest.mark.parametrize(
    "text", ["Hilversum", "hilversum.", "ik woon in Hilversum", "1211", "1211 ab", "in hilversum", "Hilversm"]
)
def test_a_place_and_little_else_is_an_answer(catalogue: Catalogue, text: str) -> None:
    found = named(catalogue, text, understood=False)
    assert found is not None and found.alone
    assert found.match.place is not None and found.match.place.municipality_code == "GM0402"


def test_a_place_on_the_way_is_named_and_is_no_answer(catalogue: Catalogue) -> None:
    found = named(
        catalogue, "ik heb schulden en ik woon al twintig jaar in Borculo bij mijn zus", understood=True
    )
    assert found is not None and not found.alone
    assert found.match.place is not None and found.match.place.municipality == "Berkelland"


def test_a_short_worry_with_a_place_stays_a_worry(catalogue: Catalogue) -> None:
    found = named(catalogue, "eenzaam in Hilversum", understood=True)
    assert found is not None and not found.alone


def test_who_only_says_where_he_lives_answers_however_it_was_understood(catalogue: Catalogue) -> None:
    found = named(catalogue, "ik woon in Hilversum", understood=True)
    assert found is not None and found.alone


def test_a_name_that_exists_twice_is_left_open(catalogue: Catalogue) -> None:
    found = named(catalogue, "Hengelo", understood=False)
    assert found is not None and found.match.kind == "many"
    entity = described(found.match, "Hengelo")
    assert entity["municipality_code"] is None and entity["kind"] == "many"


@pytest.mark.parametrize("text", ["ja", "ik heb schulden", "👍", "", "wie kan mij helpen met mijn post"])
def test_where_no_place_is_none_is_found(catalogue: Catalogue, text: str) -> None:
    assert named(catalogue, text, understood=False) is None


def test_a_misspelt_place_is_not_guessed_in_words_that_mean_something(catalogue: Catalogue) -> None:
    assert named(catalogue, "hongelo", understood=True) is None
    assert named(catalogue, "hongelo", understood=False) is not None


def test_a_large_town_with_one_letter_wrong_is_seen_beside_a_worry(catalogue: Catalogue) -> None:
    found = named(catalogue, "schulden hilversm en geen eten meer", understood=True)
    assert found is not None and not found.alone
    assert found.match.place is not None and found.match.place.municipality == "Hilversum"


@pytest.mark.parametrize(("text", "kind"), [("hier op Zuid", "district"), ("in Gelderland", "province")])
def test_what_has_to_be_asked_further_is_named_without_a_municipality(
    catalogue: Catalogue, text: str, kind: str
) -> None:
    found = named(catalogue, text, understood=False)
    assert found is not None and found.alone
    entity = described(found.match, text)
    assert (entity["kind"], entity["text"], entity["municipality"]) == (kind, text.split()[-1], None)


def test_an_entity_says_where_it_stands_in_the_text(catalogue: Catalogue) -> None:
    text = "mijn moeder woont in borculo en ze is ziek"
    found = named(catalogue, text, understood=False)
    assert found is not None
    entity = described(found.match, text)
    assert text[int(entity["start"] or 0) : int(entity["end"] or 0)] == "borculo"
    assert (entity["value"], entity["municipality_code"]) == ("Borculo", "GM1859")
