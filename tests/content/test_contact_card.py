# SPDX-License-Identifier: EUPL-1.2
"""One contact as a resident sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from content.catalogue import Catalogue
from content.contact_card import Reader, part
from content.model import Contact, Phone
from content.opening.hours import ZONE

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)
TEAM = Contact("team", "Team", "Helpt bij geld.", phones=(Phone("035 123 45 67", "+31351234567"),))


@pytest.fixture
def reader(book: Catalogue) -> Reader:
    """Somebody who is called je, on a Monday morning."""
    return Reader(book, MONDAY)


def test_it_is_under_its_name_and_names_the_entry_it_shows(reader: Reader) -> None:
    card = part(reader, TEAM, None)
    assert (card.title, card.contact) == ("Team", "team")
    assert card.text.splitlines()[:3] == ["Helpt bij geld.", "Je kunt zelf bellen.", "Bel: 035 123 45 67"]


def test_unknown_hours_are_said_and_what_is_not_known_is_left_out(reader: Reader) -> None:
    text = part(reader, TEAM, None).text
    assert "Ik weet niet wanneer ze open zijn." in text
    assert "Adres" not in text and "Website" not in text and "Binnenlopen" not in text


def test_that_hours_are_not_known_is_said_once(reader: Reader) -> None:
    unknown = replace(TEAM, opening_hours=None, walk_in_hours="in de ochtend")
    assert part(reader, unknown, None).text.count("Ik weet niet wanneer") == 1


def test_hours_are_those_of_now(reader: Reader) -> None:
    open_now = replace(
        TEAM, opening_hours="Mo-Fr 09:00-17:00; PH off", walk_in_hours="Mo 09:00-12:00; PH off"
    )
    text = part(reader, open_now, None).text
    assert "Nu open tot 17:00." in text and "Binnenlopen: Nu open tot 12:00." in text


def test_how_one_gets_in_is_said_in_the_readers_form_of_address(reader: Reader) -> None:
    doctor = replace(TEAM, access="via huisarts")
    assert "Bel eerst je huisarts." in part(reader, doctor, None).text
    assert "Bel eerst uw huisarts." in part(replace(reader, form="u"), doctor, None).text


def test_at_a_municipality_s_number_it_says_what_to_ask_for_where_the_worry_is_known(reader: Reader) -> None:
    town = replace(TEAM, phones=(Phone("14 035"),))
    assert "Zeg: ik zoek hulp met geld en schulden." in part(reader, town, "geld").text
    assert "Zeg:" not in part(reader, town, None).text


def test_it_says_for_which_neighbourhoods_it_is(reader: Reader) -> None:
    few = replace(TEAM, neighbourhoods=("Kerkelanden", "Oost"))
    assert "Voor wie woont in: Kerkelanden, Oost." in part(reader, few, None).text
    assert "Voor wie woont" not in part(reader, TEAM, None).text
