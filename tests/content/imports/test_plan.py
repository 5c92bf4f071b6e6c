# SPDX-License-Identifier: EUPL-1.2
"""What a spreadsheet would change is told first: new, changed, gone, the same, and what is wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest

from content.imports import columns, outgoing
from content.imports.bad_cell import BadSheet
from content.imports.plan import Plan
from tests.content.imports.support import planned

HEAD = "Naam;Omschrijving;Telefoon;Gemeente;Thema;Openingstijden;Nagekeken op;Kleur\n"
ROW = "Inloop;Voor een praatje.;035-629 27 00;Hilversum;geld;ma t/m vr 9-17 uur;21-11-2026;blauw\n"


def kept(plan: Plan) -> dict[str, dict[str, Any]]:
    lines = plan.files()["directory/imported/lijst.jsonl"].splitlines()
    return {one["id"]: one for one in map(json.loads, lines)}


def test_a_row_becomes_a_contact() -> None:
    (line,) = planned(HEAD + ROW).lines
    assert line.state == "new" and line.contact == {
        "id": "lijst_inloop_hilversum",
        "name": "Inloop",
        "description": "Voor een praatje.",
        "phones": [{"number": "035-629 27 00", "e164": "+31356292700"}],
        "themes": ["geld"],
        "opening_hours": "Mo-Fr 09:00-17:00",
        "access": "zelf",
        "level": "local",
        "municipalities": ["GM0402"],
        "source": "lijst van de gemeente",
        "assured_date": "2026-11-21",
        "confidence": "medium",
        "extra": {"Kleur": "blauw"},
    }


def test_without_a_day_on_which_it_was_checked_nobody_is_shown_it() -> None:
    (line,) = planned("naam;omschrijving;gemeente\nA;B;Hilversum\n").lines
    assert line.contact["confidence"] == "unverified"
    (line,) = planned("naam;omschrijving;gemeente\nA;B;Hilversum\n", assured="2026-11-20").lines
    assert (line.contact["confidence"], line.contact["assured_date"]) == ("medium", "2026-11-20")


def test_new_changed_gone_and_the_same_are_told_apart() -> None:
    before = kept(planned(HEAD + ROW + ROW.replace("Inloop", "Weg") + ROW.replace("Inloop", "Blijft")))
    text = (
        HEAD + ROW.replace("9-17", "9-16") + ROW.replace("Inloop", "Blijft") + ROW.replace("Inloop", "Nieuw")
    )
    plan = planned(text, before)
    assert [line.state for line in plan.lines] == ["changed", "same", "new"]
    assert plan.lines[0].changes == (("opening_hours", "Mo-Fr 09:00-17:00", "Mo-Fr 09:00-16:00"),)
    assert [contact["name"] for contact in plan.gone] == ["Weg"]
    assert [one["name"] for one in kept(plan).values()] == ["Inloop", "Blijft", "Nieuw"]


def test_nothing_goes_away_while_a_row_is_wrong() -> None:
    before = kept(planned(HEAD + ROW))
    plan = planned(HEAD + ROW.replace("629 27 00", "NUMMER"), before)
    assert plan.errors and kept(plan) == before


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("035-629 27 00", "0800-GELD", "“0800-GELD” is geen telefoonnummer"),
        ("035-629 27 00", "035-629 27", "geen telefoonnummer"),
        ("ma t/m vr 9-17 uur", "op afspraak", "niet te lezen als tijden"),
        ("ma t/m vr 9-17 uur", "ma 9-5", "het einde voor het begin"),
        ("21-11-2026", "laatst", "geen datum"),
        ("21-11-2026", "21-11-2031", "moet nog komen"),
        ("Hilversum", "Nergenshuizen", "de gemeente “Nergenshuizen” is niet bekend"),
        ("Hilversum", "", "niet te zien voor welke gemeente"),
        (";geld;", ";sterrenkunde;", "het thema “sterrenkunde” is niet bekend"),
        ("Inloop", "", "de kolom naam is leeg"),
    ],
)
def test_a_wrong_row_is_told_with_its_number_and_the_others_are_read(old: str, new: str, why: str) -> None:
    plan = planned(HEAD + ROW.replace("Inloop", "Goed") + "\n" + ROW.replace(old, new, 1))
    ((number, text),) = plan.errors
    assert number == 4 and why in text and len(plan.lines) == 1


def test_the_same_row_twice_is_told() -> None:
    assert planned(HEAD + ROW + ROW).errors == (
        (3, "dit staat ook in rij 2: haal er één weg, of geef elk een eigen id"),
    )


def test_several_numbers_places_and_themes_in_a_cell_are_read() -> None:
    row = 'A;B;"tel. 035 629 27 00 / 0800-8115";Hilversum, Huizen en Laren (NH);geld;;;\n'
    plan = planned(HEAD + row.replace(" en Laren (NH)", ""))
    (line,) = plan.lines
    assert [phone["e164"] for phone in line.contact["phones"]] == ["+31356292700", "+318008115"]
    assert line.contact["level"] == "regional" and line.contact["municipalities"] == ["GM0402", "GM0406"]


def test_the_whole_country_and_a_postcode_are_places() -> None:
    head = "naam;omschrijving;gemeente;adres\n"
    national, local = planned(head + "A;B;landelijk;\nC;D;;Kerkbrink 6, 1211 BX Hilversum\n").lines
    assert (national.contact["level"], local.contact["municipalities"]) == ("national", ["GM0402"])


def test_a_column_of_neighbourhoods_is_read_and_given_out_again() -> None:
    first = kept(planned("naam;omschrijving;gemeente;wijk\nA;B;Hilversum;Kerkelanden, Liebergen\n"))
    (one,) = first.values()
    assert (one["municipalities"], one["neighbourhoods"]) == (["GM0402"], ["Kerkelanden", "Liebergen"])
    out = outgoing.table(list(first.values()))
    assert "Kerkelanden; Liebergen" in out and kept(planned(out.lstrip("\ufeff"), first)) == first


def test_what_is_exported_reads_in_as_the_same() -> None:
    first = kept(planned(HEAD + ROW + "=Som;'t Huis;;landelijk;;24/7;;\n" + ROW.replace("Inloop", "Ook")))
    out = outgoing.table(list(first.values()))
    assert kept(planned(out.lstrip("\ufeff"), first)) == first


def test_a_sheet_without_a_name_is_refused() -> None:
    with pytest.raises(BadSheet, match="geen kolom voor de naam"):
        planned("kleur;maat\nblauw;groot\n")


def test_columns_are_guessed_in_dutch_and_english_and_each_only_once() -> None:
    heads = ["Organisatie", "Naam", "Telefoonnummer", "E-mail", "Opening hours", "Website (url)", "Gemeente"]
    guessed = columns.guess(heads)
    assert list(guessed.values()) == ["name", "", "phones", "", "opening_hours", "website", "municipalities"]
