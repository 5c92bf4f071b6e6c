# SPDX-License-Identifier: EUPL-1.2
"""The facts that ship: who a resident gets to see, everywhere in the country."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import yaml_file
from content.catalogue import Catalogue

DIRECTORY = Path(__file__).parents[2] / "content" / "directory"
WITHOUT_NUMBER = ("juridisch_loket", "uwv", "svb", "cak", "ciz", "coa", "nidos", "regio_gooi_en_vechtstreek")
DEAD_OR_INVENTED = (
    "0900-0113", "0900-0767", "0900-8020", "0800-8020", "030 205 90 59", "030 164 0 164", "0900-2020496",
    "0800-1325", "0900-2177721",
)  # fmt: skip


def codes(book: Catalogue) -> list[str]:
    """Every municipality."""
    return [code for (code,) in book.rows("SELECT code FROM municipality ORDER BY code")]


def test_there_are_342_municipalities_each_with_a_front_door(book: Catalogue) -> None:
    found = [book.front_door(code) for code in codes(book)]
    assert len(found) == 342
    for door in found:
        assert door.phone is not None
        assert door.website
        assert door.address
        assert door.name.startswith("Gemeente ")


def test_every_theme_has_somebody_in_every_municipality(book: Catalogue) -> None:
    for theme in book.themes():
        assert book.contacts(theme.key, None), theme.key


@pytest.mark.parametrize("id", WITHOUT_NUMBER)
def test_a_head_office_or_unsettled_number_is_not_shown(book: Catalogue, id: str) -> None:
    found = book.contact(id)
    assert found is not None
    assert found.phones == ()


@pytest.mark.parametrize("number", DEAD_OR_INVENTED)
def test_a_dead_or_invented_number_is_nowhere_in_what_is_shown(compiled: Path, number: str) -> None:
    (path,) = compiled.glob("content-*.sqlite")
    assert number.encode() not in path.read_bytes()


def test_numbers_hidden_by_an_editor_are_not_in_the_compiled_file(compiled: Path) -> None:
    (path,) = compiled.glob("content-*.sqlite")
    content = path.read_bytes()
    files = [path for path in DIRECTORY.rglob("*.yml") if path.name != "front_door.yml"]
    contacts = [contact for path in files for contact in yaml_file.read(path).data]
    hidden = [phone["number"] for c in contacts if c.get("show_phone") is False for phone in c["phones"]]
    assert len(hidden) >= len(WITHOUT_NUMBER)
    assert [number for number in hidden if number.encode() in content] == []


def test_hilversum_has_named_local_help_with_money(book: Catalogue) -> None:
    found = book.contacts("geld", "GM0402")
    local = [contact.name for contact in found if contact.level == "local"]
    assert local[:2] == ["Sociaal Plein Hilversum", "Versa Welzijn"]
    assert {"Geldfit", "Voedselbank Gooi en Omstreken"} <= {contact.name for contact in found}


def test_a_regional_contact_serves_every_municipality_it_names(book: Catalogue) -> None:
    for code in ("GM0014", "GM0080", "GM0106"):
        assert "vnn" in [contact.id for contact in book.contacts("verslaving", code)]
    assert "vnn" not in [contact.id for contact in book.contacts("verslaving", "GM0402")]


def test_the_address_of_a_shelter_is_never_in_the_directory(book: Catalogue) -> None:
    shown = [data for (data,) in book.rows("SELECT data FROM entry WHERE kind = 'contact'")]
    assert [data for data in shown if "Keizer Karel V" in data or "Blijf" in data] == []
