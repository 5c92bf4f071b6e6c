# SPDX-License-Identifier: EUPL-1.2
"""What a service of elsewhere says, in our own fields."""

from __future__ import annotations

from typing import Any

import pytest

from content.hsds.incoming import contact, fields
from tests.content.hsds.support import example, source

SERVICE: dict[str, Any] = {
    "id": "1",
    "name": "Inloop",
    "status": "active",
    "assured_date": "2026-10-01",
    "service_areas": [{"id": "a", "name": "Hilversum"}],
    "phones": [{"id": "p", "number": "035 629 27 00"}, {"id": "q", "number": "+44 1234 234567"}],
}


def test_a_service_in_a_known_place_that_was_checked_is_shown() -> None:
    found = fields(SERVICE, source())
    assert (found["level"], found["municipalities"], found["confidence"]) == ("local", ["GM0402"], "medium")


def test_what_nobody_checked_or_is_nobody_knows_where_is_not_shown() -> None:
    unchecked = {name: value for name, value in SERVICE.items() if name != "assured_date"}
    nowhere = {**SERVICE, "service_areas": [{"id": "a", "name": "MyCity"}]}
    future = {**SERVICE, "assured_date": "2027-01-01"}
    for service in (unchecked, nowhere, future):
        assert fields(service, source())["confidence"] == "unverified"


def test_only_numbers_that_can_be_dialled_here_become_phones() -> None:
    assert fields(SERVICE, source())["phones"] == [{"number": "035 629 27 00", "e164": "+31356292700"}]


def test_the_person_to_ask_for_and_the_way_in_are_for_workers() -> None:
    found = contact(example("service_full.json"), source())
    assert str(found["internal_contact"]).startswith("Anja de Vries, Gastvrouw")
    assert str(found["admission"]).startswith("Bel of loop binnen")


def test_a_term_that_is_called_like_a_theme_of_ours_is_that_theme() -> None:
    term = {"id": "t", "name": "Geld en schulden", "description": ""}
    service = {**SERVICE, "attributes": [{"id": "x", "taxonomy_term": term}]}
    assert fields(service, source())["themes"] == ["geld"]


@pytest.mark.parametrize("wrong", ["tekst", 3, None, {"id": 1}, [1, None, "x"]])
def test_lists_that_are_none_are_passed_over(wrong: Any) -> None:
    names = ("phones", "schedules", "service_areas", "service_at_locations", "contacts", "attributes")
    found = fields({**SERVICE, **dict.fromkeys(names, wrong), "organization": wrong}, source())
    assert found["name"] == "Inloop"


def test_a_part_of_a_town_is_for_who_lives_in_it() -> None:
    area = {"id": "a", "name": "Riebeeckkwartier"}
    found = fields({**SERVICE, "service_areas": [area]}, source())
    assert (found["municipalities"], found["neighbourhoods"]) == (["GM0402"], ["Riebeeckkwartier"])


def test_a_part_of_two_towns_is_told_apart_by_the_address_or_the_uri() -> None:
    area = {"id": "a", "name": "Kerkelanden"}
    assert fields({**SERVICE, "service_areas": [area]}, source())["confidence"] == "unverified"
    uri = {**area, "uri": "https://www.cbs.nl/gemeente/GM0402"}
    found = fields({**SERVICE, "service_areas": [uri]}, source())
    assert (found["municipalities"], found["neighbourhoods"]) == (["GM0402"], ["Kerkelanden"])


def test_for_a_whole_town_and_a_part_of_it_is_for_the_whole_town() -> None:
    areas = [{"id": "a", "name": "Hilversum"}, {"id": "b", "name": "Liebergen"}]
    assert "neighbourhoods" not in fields({**SERVICE, "service_areas": areas}, source())
