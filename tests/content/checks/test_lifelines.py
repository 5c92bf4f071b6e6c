# SPDX-License-Identifier: EUPL-1.2
"""`content.checks.lifelines`: a layer with hostile or silly content takes no crisis line away."""

from __future__ import annotations

import pytest

from content.compile import BrokenContent
from tests.content.tree import Tree, contact

LINE = {"phones": '[{number: "113"}, {number: "0800-0113", e164: "+318000113"}]', "crisis": "true"}
DAYS = (None, "2026-11-22", "2028-11-22", "2036-11-22")


@pytest.fixture
def lined(tree: Tree) -> Tree:
    """The tiny content with a national line for who is in danger, and texts that name it."""
    tree.write("directory/crisis.yml", contact("113", **LINE))
    tree.write(
        "messages/danger.yml", 'stil: {text: "Ik ben stil. Gevaar? Bel 112."}\nneutral: {text: "Hallo."}\n'
    )
    return tree


@pytest.mark.parametrize(
    "fields",
    [
        "status: inactive",
        "status: temporarily closed",
        "valid_to: 2020-01-01",
        "confidence: low",
        "phone_confidence: low",
        "show_phone: false",
        "phones: []",
        'phones: [{number: "0800-9999", e164: "+318009999"}]',
        'phones: [{number: "0800-9999", e164: "+318009999"}, {number: "113"}, {number: "0800-0113"}]',
        "crisis: false",
        "level: local",
        "full: true",
        "closed_until: 2030-01-01",
        "wait_time: 6 weken",
        "themes: []",
        "access: via huisarts",
        "neighbourhoods: [Noord]",
    ],
)
def test_no_layer_takes_away_a_national_crisis_line_or_its_number(lined: Tree, fields: str) -> None:
    lined.compile()
    lined.change("directory/own.yml", f'- {{id: "113", {fields}}}\n')
    assert any("landelijke lijn bij nood" in problem for problem in lined.problems())
    with pytest.raises(BrokenContent):
        lined.compile()


@pytest.mark.parametrize(
    "fields", ['hours_exceptions: ["2026-12-25 closed"]', 'opening_hours: "Mo-Fr 09:00-17:00"']
)
def test_a_line_that_is_there_day_and_night_has_no_holidays(lined: Tree, fields: str) -> None:
    lined.change("directory/own.yml", f'- {{id: "113", owner: anja, {fields}}}\n')
    assert lined.problems() == []
    lined.write("directory/crisis.yml", contact("113", **LINE, opening_hours='"24/7"'))
    assert any("landelijke lijn bij nood" in problem for problem in lined.problems())
    with pytest.raises(BrokenContent):
        lined.compile()


def test_an_organisation_may_say_something_else_about_a_crisis_line(lined: Tree) -> None:
    lined.change("directory/own.yml", '- {id: "113", description: "Praat met je.", owner: anja}\n')
    found = [lined.book().contact("113", "dorp", day) for day in DAYS]
    assert all(one and one.description == "Praat met je." and one.phone for one in found)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("safety/cards.yml", "suicide_self: {je: null, u: null}"),
        ("safety/cards.yml", "suicide_self: {je: []}"),
        ("safety/cards.yml", "suicide_self: {text: null}"),
        ("safety/cards.yml", "suicide_self: {text: []}"),
        ("messages/own.yml", "stil: {text: Wacht maar.}"),
        ("messages/own.yml", "stil: {text: null}"),
        ("messages/own.yml", "neutral: {text: ''}"),
        ("messages/own.yml", "neutral: {text: 'Dag {name}.'}"),
        ("buttons.yml", "mens: {title: ''}"),
        ("buttons.yml", "mens: {title: null}"),
        ("buttons.yml", "mens: {title: 'Bel {weg.phone}'}"),
    ],
)
def test_no_layer_silences_what_is_said_in_danger_not_even_written_by_hand(
    lined: Tree, file: str, text: str
) -> None:
    lined.compile()
    lined.change(file, f"{text}\n")
    assert lined.problems() != []
    with pytest.raises(BrokenContent):
        lined.compile()


@pytest.mark.parametrize(
    "fields",
    [
        "status: inactive",
        "status: defunct",
        "confidence: low",
        "valid_to: 2020-01-01",
        "level: national",
        "front_door: false",
    ],
)
def test_a_place_keeps_its_front_door_whatever_a_layer_says_of_it(tree: Tree, fields: str) -> None:
    tree.change("directory/own.yml", f"- {{id: gemeente_gm0001, {fields}}}\n")
    door = tree.book().front_door("GM0001", "dorp")
    assert door.front_door and door.phone and door.municipalities == ("GM0001",)
