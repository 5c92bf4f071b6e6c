# SPDX-License-Identifier: EUPL-1.2
"""Contacts that are there for a few neighbourhoods only, and residents of whom some say where they live."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from content.catalogue import Catalogue
from content.compile import compile_content
from tests.actions.talk import Talk, ids, shown, text

ONE = (
    "{{id: {id}, name: {name}, description: Koffie., address: Plein 1, access: zelf, themes: [{theme}], "
    "level: local, municipalities: [GM0402], neighbourhoods: [{hood}], source: proef, "
    "assured_date: 2026-10, confidence: high}}"
)
OWN = "\n".join(
    f"- {ONE.format(id=id, name=name, theme=theme, hood=hood)}"
    for id, name, theme, hood in (
        ("kerk", "Buurtteam", "geld", "Kerkelanden"),
        ("meent", "Meentteam", "geld", "Hilversumse Meent"),
        ("praat", "Praathuis", "gezin", "Kerkelanden"),
    )
)


@pytest.fixture(scope="module")
def lived(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """A town with neighbourhoods, one of which another town has too, and contacts for some of them."""
    folder = tmp_path_factory.mktemp("wijken")
    shutil.copytree(base, folder / "base")
    hoods = "name,code\nKerkelanden,GM0402\nKerkelanden,GM0164\nHilversumse Meent,GM0402\nOost,GM0402\n"
    (folder / "base" / "places" / "neighbourhoods.csv").write_text(hoods, "utf-8")
    (folder / "base" / "directory" / "local" / "wijken.yml").write_text(OWN + "\n", "utf-8")
    compile_content(folder / "base", None, folder / "compiled")
    return Catalogue.open(folder / "compiled")


@pytest.fixture
def talk(lived: Catalogue) -> Talk:
    """Somebody with debts, who is asked where they live."""
    talk = Talk(lived)
    talk.worry("ik heb schulden", "geld")
    talk.presses("nee")
    return talk


def everybody(talk: Talk) -> list[str]:
    """Every contact there is, in order."""
    found: list[str] = []
    while talk.last is not None:
        found += shown(talk.last)
        if "meer" not in ids(talk.last):
            return found
        talk.presses("meer")
    return found


def test_who_is_there_for_this_neighbourhood_comes_first_and_for_others_after_the_municipality(
    talk: Talk,
) -> None:
    talk.says("plaats", "Hilversumse Meent")
    assert talk.slots["place"]["municipality_code"] == "GM0402"
    found = everybody(talk)
    assert found[0] == "meent"
    assert found.index("gemeente_gm0402") < found.index("kerk") < found.index("geldfit")


def test_where_only_the_town_is_known_they_come_after_who_is_there_for_all_and_say_for_whom(
    talk: Talk,
) -> None:
    talk.says("plaats", "hilversum")
    found = everybody(talk)
    assert found[0] == "grip"
    assert found.index("kast") < found.index("kerk") < found.index("gemeente_gm0402")
    assert talk.last is not None


def test_a_card_says_for_whom_it_is(talk: Talk) -> None:
    assert "Voor wie woont in: Hilversumse Meent." in text(talk.says("plaats", "Hilversumse Meent"))


@pytest.mark.parametrize("said", ["Kerkelanden in Hilversum", "ik woon in Hilversum, in Kerkelanden"])
def test_a_neighbourhood_said_beside_its_town_counts(talk: Talk, said: str) -> None:
    talk.says("plaats", said)
    assert everybody(talk)[0] == "kerk"


def test_a_neighbourhood_of_two_towns_that_is_chosen_by_its_button_counts(talk: Talk) -> None:
    talk.says("plaats", "Kerkelanden")
    assert "plaats" in ids(talk.last) if talk.last else False
    assert shown(talk.presses("plaats", municipality_code="GM0402"))[:1] == ["kerk"]


def test_it_is_remembered_when_only_the_town_is_named_later(talk: Talk) -> None:
    talk.says("plaats", "Hilversumse Meent")
    talk.worry("ik heb ook schulden bij de gemeente hilversum", "geld")
    assert talk.slots["place"]["neighbourhood"]
    talk.says("plaats", "nee, vorden")
    assert not talk.slots["place"].get("neighbourhood")


def test_who_is_open_but_for_another_neighbourhood_does_not_jump_the_queue_when_it_is_urgent(
    lived: Catalogue,
) -> None:
    talk = Talk(lived)
    talk.worry("ik heb schulden", "geld")
    talk.presses("weet_niet")
    talk.says("plaats", "Oost in Hilversum")
    found = everybody(talk)
    assert found.index("gemeente_gm0402") < min(found.index("kerk"), found.index("meent"))


def test_where_there_is_only_somebody_for_another_neighbourhood_the_municipality_is_the_way_in(
    lived: Catalogue,
) -> None:
    talk = Talk(lived)
    talk.worry("ruzie met mijn dochter", "gezin")
    answer = talk.says("plaats", "Hilversumse Meent")
    assert shown(answer) == ["gemeente_gm0402"] and "weet ik nog niemand" in text(answer)
    assert "praat" in everybody(talk)
